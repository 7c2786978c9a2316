package org.pledgekeeper.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** One piece of evidence: what is said about it, where it stands, and taking it away. */
@Named
@RequestScoped
public class OneEvidencePage {
    @Inject
    private EvidenceList evidenceList;
    @Inject
    private ChangeEvidence changeEvidence;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private StopUsingEvidence stopUsingEvidence;
    @Inject
    private RemoveEvidence removeEvidence;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private EvidenceList.Gathered gathered;
    private EvidenceList.Item item;
    private UUID id;
    private Evidence theirs;
    private int version;
    private final TypedAbout about = new TypedAbout();

    @PostConstruct
    void load() {
        id = Address.uuid(address.part("id"));
        gathered = evidenceList.all();
        item = gathered.one(id);
        about.show(item.evidence());
        version = item.evidence().version();
    }

    public void save() {
        Map<String, String> problems = new LinkedHashMap<>();
        Evidence.About typed = about.read(problems);
        if (problems.isEmpty()) {
            try {
                changeEvidence.change(id, typed, version);
                goOn("saved");
            } catch (ChangedMeanwhile meanwhile) {
                theirs = meanwhile.theirs(Evidence.class);
                version = theirs.version();
            } catch (Refused refused) {
                problems.putAll(refused.problems());
            }
        }
        errors.add(problems);
    }

    /**
     * Puts it beside what is ticked and was not, and takes it from what was ticked and is not: what a colleague has done meanwhile stays.
     */
    public void place() {
        Set<String> ticked = given("on");
        Set<String> before = given("was");
        Set<String> more = ticked.stream().filter(indicator -> !before.contains(indicator)).collect(Collectors.toSet());
        Set<String> less = before.stream().filter(indicator -> !ticked.contains(indicator)).collect(Collectors.toSet());
        orMend("placed", () -> {
            if (!more.isEmpty()) {
                useEvidence.use(id, more);
            }
            if (!less.isEmpty()) {
                stopUsingEvidence.stop(id, less);
            }
        });
    }

    public void useAgain() {
        orMend("placed",
                () -> useEvidence.use(id, item.lastTime().stream().map(place -> place.indicator().id()).collect(Collectors.toSet())));
    }

    public void remove() {
        try {
            removeEvidence.remove(id);
            Browser.goTo("/w/" + tenant.getSlug() + "/evidence?done=removed");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private void orMend(String done, Runnable change) {
        try {
            change.run();
            goOn(done);
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private void goOn(String done) {
        Browser.goTo("/w/" + tenant.getSlug() + "/evidence/" + id + "?done=" + done);
    }

    private Set<String> given(String name) {
        String[] values = request.getParameterValues(name);
        return new LinkedHashSet<>(Arrays.asList(values == null ? new String[0] : values));
    }

    /** @return what has just been done, in words; null where nothing has */
    public String getDone() {
        String done = request.getParameter("done");
        return done == null ? null : switch (done) {
            case "saved" -> item.evidence().isOutOfDate() ? "Saved. Its day has still passed, so it stays among those to look at again."
                    : "Saved. It is up to date.";
            case "placed" -> "Saved.";
            default -> null;
        };
    }

    public EvidenceList.Item getItem() {
        return item;
    }

    public boolean isEditable() {
        return tenant.isMayAnswer();
    }

    public boolean isMayPlace() {
        return tenant.isMayAnswer() && gathered.isOpen();
    }

    /** @return whether the person has asked to remove it and is to say so once more */
    public boolean isAskedToRemove() {
        return "ask".equals(request.getParameter("remove"));
    }

    public Edition getAsked() {
        return gathered.asked();
    }

    public boolean picked(String indicator) {
        return item.uses(indicator);
    }

    /** @return what a colleague has just saved instead; null where nobody has */
    public Evidence getTheirs() {
        return theirs;
    }

    public TypedAbout getAbout() {
        return about;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
