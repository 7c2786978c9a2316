package org.pledgekeeper.drafting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/** A commitment of the draft with its items, and the earlier items that go. */
@Named
@RequestScoped
public class EditionPartsPage {
    @Inject
    private DraftOnPage draft;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private Commitment commitment;
    private String seen;
    private String order;
    private String title;
    private String summary;
    private String newId;
    private String newText;

    @PostConstruct
    void load() {
        String id = address.part("commitment");
        if (id.isEmpty()) {
            seen = draft.part("retired", DraftPart.Going.class).mark();
        } else {
            commitment = draft.whole().edition().commitment(id).orElseThrow(NotFound::new);
            seen = draft.part("commitments/" + id, DraftPart.OfCommitment.class).mark();
            order = draft.part("order/" + id, DraftPart.Order.class).mark();
            title = commitment.title();
            summary = commitment.summary();
        }
    }

    public void save() {
        done(draft.change("commitments/" + commitment.id(), seen,
                Edits.commitment(commitment.id(), new DraftPart.OfCommitment(title, summary))),
                DraftOnPage.HOME + "/commitments/" + commitment.id() + "?done=saved");
        seen = draft.theirs() == null ? seen : draft.theirs().mark();
    }

    public void add() {
        String id = newId == null ? "" : newId.strip();
        done(draft.change("order/" + commitment.id(), order, Edits.add(commitment.id(), id, newText)),
                DraftOnPage.HOME + "/items/" + id + "?done=added");
        order = draft.theirs() == null ? order : draft.theirs().mark();
    }

    public void saveRetired() {
        Map<String, String> why = new LinkedHashMap<>();
        getGoing().forEach(gone -> why.put(gone.id(), typed(gone)));
        done(draft.change("retired", seen, Edits.retired(why)), DraftOnPage.HOME + "/retired?done=saved");
        seen = draft.theirs() == null ? seen : draft.theirs().mark();
    }

    private static void done(boolean done, String on) {
        if (done) {
            Browser.goTo(on);
        }
    }

    private String typed(Indicator gone) {
        String typed = request.getParameter("why-" + gone.id());
        return typed == null ? "" : typed;
    }

    /** @return items of the edition before that nothing in this one comes from */
    public List<Indicator> getGoing() {
        Set<String> from = draft.whole().map().indicators().values().stream().flatMap(origin -> origin.from().stream())
                .collect(Collectors.toSet());
        return draft.standing().before().edition().indicators().stream().filter(one -> !from.contains(one.id())).toList();
    }

    /** @return why it goes: as it was just typed, or as it is saved */
    public String why(Indicator gone) {
        return request.getParameter("why-" + gone.id()) != null ? typed(gone) : saved(draft.whole().map().retired(), gone);
    }

    /** @return the same as a colleague has saved it meanwhile */
    public String theirWhy(Indicator gone) {
        return draft.theirs() instanceof DraftPart.Going going ? saved(going.retired(), gone) : "";
    }

    private static String saved(List<Retired> retired, Indicator gone) {
        return retired.stream().filter(one -> one.id().equals(gone.id())).map(Retired::why).findFirst().orElse("");
    }

    public DraftPart getTheirs() {
        return draft.theirs();
    }

    /** @return the words of the commitment as a colleague has saved them meanwhile; null where nobody has */
    public DraftPart.OfCommitment getTheirWords() {
        return draft.theirs() instanceof DraftPart.OfCommitment words ? words : null;
    }

    public boolean isWaiting() {
        return draft.standing().draft().isProposed();
    }

    public Commitment getCommitment() {
        return commitment;
    }

    public String getSeen() {
        return seen;
    }

    public void setSeen(String seen) {
        this.seen = seen;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }

    public String getNewId() {
        return newId;
    }

    public void setNewId(String newId) {
        this.newId = newId;
    }

    public String getNewText() {
        return newText;
    }

    public void setNewText(String newText) {
        this.newText = newText;
    }
}
