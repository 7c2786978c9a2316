package org.pledgekeeper.drafting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.figures.Figures;
import org.pledgekeeper.figures.PublishedFigures;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/** One item of the draft: its words, its tags, where it came from, its place, and whether it stays. */
@Named
@RequestScoped
public class EditionItemPage {
    @Inject
    private DraftOnPage draft;
    @Inject
    private Address address;
    @Inject
    private PublishedFigures figures;
    private String id;
    private Commitment commitment;
    private DraftPart.Item item;
    private String seen;
    private String order;
    private String text;
    private String help;
    private String evidence;
    private String why;
    private List<Figures.Asked> used;

    @PostConstruct
    void load() {
        id = address.part("item");
        item = draft.part("items/" + id, DraftPart.Item.class);
        commitment = draft.whole().edition().commitmentOf(id).orElseThrow(NotFound::new);
        seen = item.mark();
        order = draft.part("order/" + commitment.id(), DraftPart.Order.class).mark();
        List<String> earlier = item.origin().from();
        used = figures.items().map(Figures.Items::items).orElse(List.of()).stream()
                .filter(one -> one.id().equals(id) || earlier.contains(one.id())).toList();
        text = item.indicator().text();
        help = item.indicator().help();
        evidence = item.indicator().evidence();
    }

    public void save() {
        Kind kind = OneOf.named(Kind.class, String.join("", draft.all("change"))).orElse(Kind.NEW);
        item = new DraftPart.Item(new Indicator(id, text, help, evidence, draft.all("drivers"), draft.all("statements")),
                new Origin(kind, draft.all("from")), !draft.all("shortSet").isEmpty());
        done(draft.change("items/" + id, seen, Edits.item(item)), DraftOnPage.HOME + "/items/" + id + "?done=saved");
        if (draft.theirs() != null) {
            seen = draft.theirs().mark();
        }
    }

    /** @param up by one place; otherwise down */
    public void move(boolean up) {
        String place = "order/" + commitment.id();
        done(draft.change(place, order, Edits.move(id, up)), DraftOnPage.HOME + "/items/" + id + "?done=moved#place");
        if (draft.theirs() != null) {
            order = draft.theirs().mark();
        }
    }

    public void remove() {
        done(draft.change("items/" + id, seen, Edits.remove(id, why)), DraftOnPage.HOME + "/commitments/" + commitment.id() + "?done=out");
        if (draft.theirs() != null) {
            seen = draft.theirs().mark();
        }
    }

    private static void done(boolean done, String on) {
        if (done) {
            Browser.goTo(on);
        }
    }

    /** @return how organisations have answered this item, or those it came from; none while no release has counted them */
    public List<Figures.Asked> getUsed() {
        return used;
    }

    public String getId() {
        return id;
    }

    public Commitment getCommitment() {
        return commitment;
    }

    /** @return the item as it is saved, or as it was just typed where that could not be saved */
    public DraftPart.Item getItem() {
        return item;
    }

    /** @return the item as a colleague has saved it meanwhile; null where nobody has */
    public DraftPart.Item getTheirs() {
        return draft.theirs() instanceof DraftPart.Item theirItem ? theirItem : null;
    }

    public String getTheirTags() {
        return String.join(", ", getEdition().tags(getTheirs().indicator()));
    }

    public String getTheirOrigin() {
        Origin origin = getTheirs().origin();
        return origin.change().getTitle() + (origin.from().isEmpty() ? "" : ": " + String.join(", ", origin.from()));
    }

    public boolean isMovedMeanwhile() {
        return draft.theirs() instanceof DraftPart.Order;
    }

    public Edition getEdition() {
        return draft.whole().edition();
    }

    public Edition getBefore() {
        return draft.standing().before().edition();
    }

    public boolean isWaiting() {
        return draft.standing().draft().isProposed();
    }

    public List<EditionRules.Missing> getMissing() {
        return draft.standing().missing().stream().filter(one -> one.part().equals("items/" + id)).toList();
    }

    public int getPlace() {
        return commitment.indicators().stream().map(Indicator::id).toList().indexOf(id) + 1;
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    /** @return earlier items that go when this one does */
    public List<String> getGoing() {
        return item.origin().from().stream().map(getBefore()::indicator).flatMap(java.util.Optional::stream).map(Indicator::text).toList();
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

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getHelp() {
        return help;
    }

    public void setHelp(String help) {
        this.help = help;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
