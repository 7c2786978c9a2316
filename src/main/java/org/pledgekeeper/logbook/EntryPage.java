package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** Choosing a log, adding an entry to it, and looking at one, changing it, removing it and taking it back: for every log alike. */
@Named
@RequestScoped
public class EntryPage extends EntryForm {
    @Inject
    private Entries entries;
    @Inject
    private AddEntry addEntry;
    @Inject
    private ChangeEntry changeEntry;
    @Inject
    private RemoveEntry removeEntry;
    @Inject
    private RestoreEntry restoreEntry;
    @Inject
    private UseEntryAsEvidence useEntry;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private Entries.One one;
    private EntryShown shown;
    private Entries.Offer offer;
    private Entry theirs;
    private boolean meanwhile;
    private boolean asked;

    @PostConstruct
    void load() {
        asked = !request.getMethod().equals("POST");
        if (address.part("id").isEmpty()) {
            log = address.part("log").isEmpty() ? null : Log.of(address.part("log")).orElseThrow(NotFound::new);
            if (log != null && asked) {
                begin();
            }
        } else {
            one = entries.one(Address.uuid(address.part("id")));
            shown = new EntryShown(one);
            log = one.entry().log();
            seen = one.entry().version();
            show(one.entry().given());
        }
    }

    /** What is on offer is asked for when it is shown, and not when an entry is saved. */
    private Entries.Offer offer() {
        if (!asked) {
            return new Entries.Offer(checklists.current(), Map.of(), List.of());
        }
        if (offer == null && one == null) {
            offer = entries.offer();
        }
        return offer;
    }

    @Override
    protected Edition edition() {
        return one == null ? offer().edition() : one.edition();
    }

    /** A new entry begins with today and with what is likely; or like an earlier one of the same log, on another day. */
    private void begin() {
        String like = String.valueOf(request.getParameter("like"));
        if (like.equals("last") && offer().last().containsKey(log)) {
            show(offer().last().get(log).given());
        } else if (like.length() == 36) {
            show(entries.one(Address.uuid(like)).entry().given());
        } else {
            String item = String.valueOf(request.getParameter("indicator"));
            about = edition().indicator(item).map(Indicator::id).orElseGet(() -> edition().commitment(log.commitment())
                    .filter(this::whole).map(Commitment::id)
                    .orElseGet(() -> edition().indicators().stream().map(Indicator::id).findFirst().orElse("")));
        }
        String chosen = request.getParameter("promise");
        promise = chosen != null && getPromises().contains(chosen) ? chosen : promise;
        typed.put("happenedOn", LocalDate.now(Days.SCOTLAND).toString());
    }

    private void show(Entry.Given given) {
        typed.putAll(given.typed());
        about = given.indicator() == null ? given.commitment() : given.indicator();
        promise = given.promise() == null ? "" : given.promise();
    }

    public void add() {
        orMend(() -> {
            Entry added = addEntry.add(Address.uuid(id), log, given(), asWritten());
            Browser.goTo(timeline("added", added));
        });
    }

    public void save() {
        orMend(() -> {
            try {
                Browser.goTo(timeline("changed", changeEntry.change(one.entry().id(), given(), seen, asWritten())));
            } catch (ChangedMeanwhile changed) {
                theirs = changed.theirs(Entry.class);
                meanwhile = true;
                seen = theirs.version();
            }
        });
    }

    public void keepTheirs() {
        Browser.goTo(timeline("theirs", one.entry()));
    }

    public void remove() {
        try {
            Browser.goTo(timeline("removed", removeEntry.remove(one.entry().id(), seen)));
        } catch (ChangedMeanwhile changed) {
            errors.add(Map.of("remove", "A colleague changed this a moment ago. Please look at it again before you remove it."));
        }
    }

    public void restore() {
        try {
            Browser.goTo(timeline("restored", restoreEntry.restore(one.entry().id(), seen)));
        } catch (ChangedMeanwhile changed) {
            Browser.goTo(timeline("theirs", one.entry()));
        }
    }

    /** In one press: it stands as evidence beside the item it speaks to. */
    public void useAsEvidence() {
        try {
            useEntry.use(one.entry().id(), one.entry().indicator());
            Browser.goTo("/w/" + tenant.getSlug() + "/commitments/" + one.entry().commitment() + "#evidence-" + one.entry().indicator());
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private String timeline(String done, Entry entry) {
        return "/w/" + tenant.getSlug() + "/log?done=" + done + "&entry=" + entry.id() + "&seen=" + entry.version();
    }

    private boolean asWritten() {
        return "true".equals(request.getParameter(PersonalData.AS_WRITTEN));
    }

    private void orMend(Runnable change) {
        log.fields().forEach(field -> {
            String[] values = request.getParameterValues(field.name());
            typed.put(field.name(), values == null ? "" : String.join(" ", values));
        });
        about = request.getParameter("about") == null ? about : request.getParameter("about");
        promise = request.getParameter("promise") == null ? promise : request.getParameter("promise");
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
            asked = true;
        }
    }

    private Entry.Given given() {
        boolean whole = checklists.current().commitment(about).isPresent();
        return new Entry.Given(whole ? about : checklists.commitmentOf(about).map(Commitment::id).orElse(null), whole ? null : about,
                typed, promise);
    }

    // What is asked -------------------------------------------------------------------------

    public Log[] getLogs() {
        return Log.values();
    }

    @Override
    public boolean isLaterOpen() {
        return getLater().stream().anyMatch(field -> errors.of(field.name()) != null) || one != null;
    }

    @Override
    public boolean whole(Commitment commitment) {
        return tenant.membership().orElseThrow().sees(commitment.id(), "");
    }

    /** @return the promises it can keep, and the one it keeps */
    @Override
    public List<String> getPromises() {
        List<String> standing = one == null ? offer().promises() : one.promises();
        return promise.isEmpty() || standing.contains(promise) ? standing
                : Stream.concat(Stream.of(promise), standing.stream()).toList();
    }

    /** @return the item of the review that the way here began at; empty where there is none of it */
    public String getItem() {
        return edition().indicator(String.valueOf(request.getParameter("indicator"))).map(Indicator::id).orElse("");
    }

    /** @return the line of the writer's last entry in that log; null where there is none */
    public String last(Log one) {
        return offer() == null || !offer().last().containsKey(one) ? null : offer().last().get(one).line();
    }

    @Override
    public boolean isNudged() {
        return errors.of(PersonalData.AS_WRITTEN) != null;
    }

    public boolean isMayAdd() {
        return tenant.isMayAnswer();
    }

    // What stands there ---------------------------------------------------------------------

    public Entry getEntry() {
        return one == null ? null : one.entry();
    }

    public boolean isMayChange() {
        return one != null && one.mayChange();
    }

    public EntryShown getShown() {
        return shown;
    }

    /** @return what was typed now, as it would be read */
    public List<String[]> getMine() {
        return shown.typed(typed);
    }

    public boolean isMeanwhile() {
        return meanwhile || request.getParameter("mine") != null || request.getParameter("theirs") != null;
    }

    /** @return the entry as a colleague has left it meanwhile; null where nobody has */
    public Entry getTheirs() {
        return theirs;
    }
}
