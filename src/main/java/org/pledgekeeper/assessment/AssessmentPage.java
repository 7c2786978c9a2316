package org.pledgekeeper.assessment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The latest review's items: one commitment's, a few at a time, or all of them in a list to filter and set together. */
@Named
@RequestScoped
public class AssessmentPage {
    /** About three minutes each: a quarter of an hour. */
    private static final int SITTING = 5;

    @Inject
    private Reviews reviews;
    @Inject
    private AnswerSeveral answerSeveral;
    @Inject
    private UndoAnswers undoAnswers;
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
    private Review review;
    private List<ItemShown> items;
    private String outcome;
    private List<String> made = List.of();

    @PostConstruct
    void load() {
        Reviews.WithBesideItems all = reviews.currentWithBesideItems().orElseThrow(NotFound::new);
        review = all.review();
        String previous = review.round().previousEdition();
        EditionMap map = checklists.map(review.round().edition(), previous == null ? review.round().edition() : previous);
        items = review.edition().commitments().stream().flatMap(c -> c.indicators().stream()
                .map(i -> ItemShown.with(all, c, i, map, checklists))).toList();
    }

    public Review getReview() {
        return review;
    }

    /** @throws NotFound for a commitment that this review asks nothing of, or not of the reader */
    public Commitment getCommitment() {
        return review.edition().commitment(address.part("commitment")).orElseThrow(NotFound::new);
    }

    /** A link in a mail names its item in the query, since what follows a "#" is lost on the way through a sign-in. */
    public void arrive() {
        String item = request.getParameter("item");
        if (review.edition().commitmentOf(item).filter(getCommitment()::equals).isPresent()) {
            Browser.goTo(address.getPath() + "#" + item);
        }
    }

    public List<ItemShown> getItems() {
        Commitment one = getCommitment();
        return items.stream().filter(item -> item.commitment().equals(one)).toList();
    }

    /** @return the commitment after this one; null after the last */
    public Commitment getNext() {
        List<Commitment> all = review.edition().commitments();
        int next = all.indexOf(getCommitment()) + 1;
        return next < all.size() ? all.get(next) : null;
    }

    public boolean isEditable() {
        return review.isOpen() && tenant.isMayAnswer();
    }

    public Level[] getLevels() {
        return Level.values();
    }

    // A few at a time ------------------------------------------------------------------------

    /** @return which item of this sitting is shown, from 1; one past the last where the sitting has ended */
    public int getStep() {
        String step = request.getParameter("n");
        return step != null && step.matches("[1-9]") ? Math.min(Integer.parseInt(step), SITTING + 1) : 1;
    }

    private List<ItemShown> waiting() {
        return items.stream().filter(item -> !item.answer().isGiven()).filter(item -> !getShow().equals("mine") || item.mine()).toList();
    }

    /** @return how many items have no answer yet, or of those the reader looks after */
    public int getWaiting() {
        return waiting().size();
    }

    /** @return what is left of this sitting: the items without an answer that come after the last one shown */
    public List<ItemShown> getSitting() {
        String after = request.getParameter("after");
        List<ItemShown> from =
                after == null ? items : items.stream().dropWhile(item -> !item.indicator().id().equals(after)).skip(1).toList();
        return from.stream().filter(waiting()::contains).limit(SITTING - getStep() + 1).toList();
    }

    /** @return the address, behind the page's own, of what comes after the item shown; after the end, of the next sitting */
    public String getOnward() {
        boolean ended = getStep() > SITTING;
        String shown = getSitting().isEmpty() ? request.getParameter("after") : getSitting().get(0).indicator().id();
        return "?n=" + (ended ? 1 : getStep() + 1) + "&after=" + (shown == null || !shown.matches("[a-z0-9-]{1,60}") ? "" : shown)
                + (getShow().equals("mine") ? "&show=mine" : "");
    }

    // All items ------------------------------------------------------------------------------

    public ItemFilter[] getFilters() {
        return ItemFilter.values();
    }

    public String getShow() {
        return filter().getKey();
    }

    private ItemFilter filter() {
        return OneOf.by(ItemFilter.class, ItemFilter::getKey, request.getParameter("show")).orElse(ItemFilter.ALL);
    }

    public long count(ItemFilter filter) {
        return items.stream().filter(filter::shows).count();
    }

    public List<ItemShown> shown(Commitment commitment) {
        return items.stream().filter(item -> item.commitment().equals(commitment)).filter(filter()::shows).toList();
    }

    public boolean isNothingShown() {
        return count(filter()) == 0;
    }

    public List<Level> getLevelsTogether() {
        return Arrays.stream(Level.values()).filter(level -> level != Level.NOT_RELEVANT).toList();
    }

    public boolean picked(String indicator) {
        return seen().containsKey(indicator) && errors.isAny();
    }

    private Map<String, Integer> seen() {
        return versions("pick");
    }

    private Map<String, Integer> versions(String field) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (String pick : request.getParameterValues(field) == null ? new String[0] : request.getParameterValues(field)) {
            String[] parts = pick.split(" ");
            if (parts.length == 2 && parts[1].matches("\\d{1,8}")) {
                seen.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
        return seen;
    }

    /** @param confirm whether the answers carried from last time are confirmed; otherwise the chosen step is set */
    public void setTogether(boolean confirm) {
        try {
            String code = request.getParameter("together");
            if (!confirm && (code == null || code.isEmpty())) {
                throw new Refused("level", "Choose the step to set them to, then try again. Your ticks are still here.");
            }
            say(answerSeveral.answer(confirm ? null : AnswersResource.level(code), seen()), "set");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    /** Takes back what {@link #setTogether} has just done: the button's form names each item with the version it made. */
    public void undo() {
        try {
            say(undoAnswers.undo(versions("made")), "put back");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private void say(AnswerSeveral.Outcome done, String what) {
        outcome = (done.saved().size() == 1 ? "1 item was " : done.saved().size() + " items were ") + what + "."
                + (done.changedMeanwhile().isEmpty() ? "" : " " + done.changedMeanwhile().size()
                        + " had just been changed by a colleague and stayed as they gave it.");
        made = done.saved().stream().map(answer -> answer.indicator() + " " + answer.version()).toList();
        load();
    }

    /** @return whether there is something to take back, or the button that does so was just pressed */
    public boolean isUndoable() {
        return !made.isEmpty() || request.getParameter("made") != null;
    }

    /** @return each item just set, with its version now */
    public List<String> getMade() {
        return made;
    }

    public String getOutcome() {
        return outcome;
    }
}
