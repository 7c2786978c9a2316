package org.pledgekeeper.actionlog;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** Starting one action, from an item or from nowhere, and changing one. */
@Named
@RequestScoped
public class ActionPage extends ActionForm {
    private static final int MONTHS_OFFERED = 36;

    @Inject
    private Actions actions;
    @Inject
    private StartAction startAction;
    @Inject
    private ChangeAction changeAction;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private Action action;
    private boolean mayChange;
    private Edition edition;
    private List<String> promises;
    private Action theirs;

    @PostConstruct
    void load() {
        if (address.part("id").isEmpty()) {
            Actions.Offer offer = actions.offer();
            edition = offer.edition();
            promises = offer.promises();
            mayChange = tenant.isMayAnswer();
            begin(getItem() != null ? getItem().id()
                    : edition.commitment(String.valueOf(request.getParameter("commitment"))).map(Commitment::id).orElse(""),
                    Optional.ofNullable(request.getParameter("promise")).filter(promises::contains).orElse(null));
        } else {
            show(actions.one(Address.uuid(address.part("id"))));
        }
    }

    private void show(Actions.One one) {
        action = one.action();
        mayChange = one.mayChange();
        edition = one.edition();
        promises = new ArrayList<>(one.promises());
        if (action.promise() != null && !promises.contains(action.promise())) {
            promises.add(0, action.promise());
        }
        fill(action);
    }

    public void start() {
        orMend(() -> {
            Action started = startAction.start(Address.uuid(id), plan());
            Browser.goTo(getItem() == null ? "/w/" + tenant.getSlug() + "/actions?done=started" : getBack());
        });
    }

    public void save() {
        orMend(() -> {
            try {
                changeAction.change(action.id(), plan(), OneOf.chosen(Action.State.class, "state", state), seen);
                Browser.goTo("/w/" + tenant.getSlug() + "/actions?done=saved");
            } catch (ChangedMeanwhile meanwhile) {
                theirs = meanwhile.theirs(Action.class);
                seen = theirs.version();
            }
        });
    }

    public void keepTheirs() {
        Browser.goTo("/w/" + tenant.getSlug() + "/actions?done=theirs");
    }

    private void orMend(Runnable change) {
        about = request.getParameter("about") == null ? about : request.getParameter("about");
        promise = request.getParameter("promise");
        state = request.getParameter("state");
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private Action.Plan plan() {
        Map<String, String[]> items = new LinkedHashMap<>();
        edition.commitments().forEach(commitment -> {
            items.put(commitment.id(), new String[] {commitment.id(), null});
            commitment.indicators().forEach(indicator -> items.put(indicator.id(), new String[] {commitment.id(), indicator.id()}));
        });
        String[] item = items.get(about);
        if (item == null && action != null) {
            item = new String[] {action.commitment(), action.indicator()};
        }
        return new Action.Plan(title, ownerRole, ActionsResource.month(due), item == null ? null : item[0], item == null ? null : item[1],
                promise);
    }

    // What it is for ------------------------------------------------------------------------

    /** @return the indicator a new action is started from; null where it is from none */
    public Indicator getItem() {
        return edition.indicator(String.valueOf(request.getParameter("indicator"))).orElse(null);
    }

    /** @return where one came from, or where the action's item is */
    public String getBack() {
        String item = action != null ? action.indicator() : getItem() == null ? null : getItem().id();
        String commitment = item == null ? null : edition.commitmentOf(item).map(Commitment::id).orElse(null);
        return commitment == null ? null : "/w/" + tenant.getSlug() + "/commitments/" + commitment + "#" + item;
    }

    /** @return what the action is for, in words */
    public String getAboutTitle() {
        return edition.words(about);
    }

    public String about(Action one) {
        return edition.words(one.indicator() == null ? one.commitment() : one.indicator());
    }

    /** @return whether the action is for an item that the latest review does not ask */
    public boolean isEarlierItem() {
        return action != null && edition.indicator(about).isEmpty() && edition.commitment(about).isEmpty();
    }

    public List<Commitment> getCommitments() {
        return edition.commitments();
    }

    /** @return whether an action can be for the whole commitment: all of it is open to the reader */
    public boolean whole(Commitment commitment) {
        return tenant.membership().orElseThrow().sees(commitment.id(), "");
    }

    public List<String> getPromises() {
        return promises;
    }

    /** The months from now on, or from the month the action was started in. */
    public Map<String, String> getMonths() {
        Map<String, String> months = new LinkedHashMap<>();
        YearMonth now = YearMonth.now(Days.SCOTLAND);
        YearMonth first = action == null ? now : YearMonth.from(action.startedAt().atZone(Days.SCOTLAND));
        YearMonth last =
                action != null && action.due().isAfter(now.plusMonths(MONTHS_OFFERED)) ? action.due() : now.plusMonths(MONTHS_OFFERED);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(Days.month(month.atDay(1)), month.toString());
        }
        return months;
    }

    public Action.State[] getStates() {
        return Action.State.values();
    }

    public Action getAction() {
        return action;
    }

    public boolean isMayChange() {
        return mayChange;
    }

    /** @return the action as a colleague has left it meanwhile; null where nobody has */
    public Action getTheirs() {
        return theirs;
    }
}
