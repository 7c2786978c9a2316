package org.pledgekeeper.drafting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/** The draft of the next edition as a whole: what is still missing, what changes, how a lead would see it, and its way to be published. */
@Named
@RequestScoped
public class EditionPage {
    @Inject
    private DraftOnPage draft;
    @Inject
    private BeginEditionDraft beginDraft;
    @Inject
    private ChangeEditionDraft changeDraft;
    @Inject
    private DiscardEditionDraft discardDraft;
    @Inject
    private ProposeEdition proposeEdition;
    @Inject
    private TakeEditionBack takeEditionBack;
    @Inject
    private ApproveEdition approveEdition;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentUser user;
    @Inject
    private Address address;
    private EditionDrafts.Standing standing;
    private EditionChanges changes;
    private int seen;
    private String name;
    private String title;
    private String published;
    private String mark;

    @PostConstruct
    void load() {
        standing = draft.find().orElse(null);
        if (standing != null) {
            DraftPart.About about = draft.part("about", DraftPart.About.class);
            seen = standing.draft().version();
            name = about.edition();
            title = about.title();
            published = about.published().toString();
            mark = about.mark();
        }
    }

    public void begin() {
        done(draft.orMend(() -> beginDraft.begin()), "begun");
    }

    public void propose() {
        done(draft.orMend(() -> proposeEdition.propose(seen)), "proposed");
    }

    public void takeBack() {
        done(draft.orMend(() -> takeEditionBack.takeBack(seen)), "taken-back");
    }

    public void approve() {
        done(draft.orMend(() -> approveEdition.approve(seen)), "published");
    }

    public void discard() {
        done(draft.orMend(() -> discardDraft.discard(seen)), "discarded");
    }

    public void saveAbout() {
        done(draft.orMend(() -> changeDraft.change("about", mark,
                Edits.about(new DraftPart.About(name, title, DraftOnPage.day(published))))), "saved");
        if (draft.theirs() != null) {
            mark = draft.theirs().mark();
        }
    }

    private static void done(boolean done, String what) {
        if (done) {
            Browser.goTo(DraftOnPage.HOME + "?done=" + what);
        }
    }

    public EditionDrafts.Standing getStanding() {
        return standing;
    }

    /** @throws NotFound where there is no draft */
    public void mustStand() {
        draft.standing();
    }

    public EditionChanges getChanges() {
        if (changes == null) {
            changes = EditionChanges.of(draft.whole(), draft.standing().before());
        }
        return changes;
    }

    public boolean isMineToApprove() {
        return standing.draft().isProposed() && !standing.draft().isOf(user.getSubject());
    }

    public Edition getCurrent() {
        return checklists.current();
    }

    public List<Edition> getComing() {
        return checklists.coming();
    }

    public DraftPart getTheirs() {
        return draft.theirs();
    }

    /** @return where this is mended */
    public String link(EditionRules.Missing missing) {
        String to = missing.part().equals("about") ? "" : "/" + missing.part();
        return DraftOnPage.HOME + to + "#" + missing.field();
    }

    public boolean inShortSet(Indicator item) {
        return draft.whole().shortSet().contains(item.id());
    }

    public Origin origin(Indicator item) {
        return draft.whole().map().indicators().getOrDefault(item.id(), new Origin(Kind.NEW, List.of()));
    }

    // As a lead would see it ----------------------------------------------------------------

    /** @throws NotFound for a commitment that is none */
    public Commitment getCommitment() {
        return draft.whole().edition().commitment(address.part("commitment")).orElseThrow(NotFound::new);
    }

    /** @return what was asked before, where that was something else; null otherwise */
    public String earlier(Indicator item) {
        Origin origin = origin(item);
        return origin.isComparable() || origin.from().isEmpty() ? null
                : "Last time this was asked as: " + String.join(" and ", origin.from()
                        .stream().map(draft.standing().before().edition()::indicator).flatMap(java.util.Optional::stream)
                        .map(old -> "“" + old.text() + "”").toList());
    }

    public List<String> tags(Indicator item) {
        return draft.whole().edition().tags(item);
    }

    public Level[] getLevels() {
        return Level.values();
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getPublished() {
        return published;
    }

    public void setPublished(String published) {
        this.published = published;
    }

    public String getMark() {
        return mark;
    }

    public void setMark(String mark) {
        this.mark = mark;
    }
}
