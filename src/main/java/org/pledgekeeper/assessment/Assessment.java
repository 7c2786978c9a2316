package org.pledgekeeper.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Days;

/**
 * One round of an organisation's review: the first is its baseline. It is opened against an edition of the checklist and
 * takes answers while it is open. Once submitted it takes none; the lead signs it off, and only that sends anything to the
 * programme; then it is closed, by hand or when the next one opens. The lead may reopen the latest one, giving a reason.
 * The tenant it belongs to is the database's to say.
 */
@Entity
public class Assessment {
    static final int LONGEST_NOTE = 4000;
    static final int LONGEST_REASON = 500;
    /** The review cycle of domain.md, taken from staff-experience surveys in NHS Scotland. */
    public static final int MONTHS_BETWEEN = 12;

    @Id
    private UUID id;
    private int number;
    private String edition;
    @Column(name = "previous_edition")
    private String previousEdition;
    @Column(name = "short_set")
    private boolean shortSet;
    @Column(name = "opened_by")
    private String openedBy;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "submitted_by")
    private String submittedBy;
    @Column(name = "signed_off_at")
    private Instant signedOffAt;
    @Column(name = "signed_off_by")
    private String signedOffBy;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Version
    private int version;

    /** How far a round has come. */
    public enum State {
        OPEN("Open"), SUBMITTED("Submitted, waiting for the lead to sign off"), SIGNED_OFF("Signed off"), CLOSED("Closed");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    protected Assessment() {}

    public Assessment(int number, String edition, boolean shortSet, String openedBy, Instant openedAt) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.edition = edition;
        this.shortSet = shortSet;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    /** @return the round after this one, against an edition that may be newer */
    Assessment next(String edition, boolean shortSet, String openedBy, Instant openedAt) {
        Assessment next = new Assessment(number + 1, edition, shortSet, openedBy, openedAt);
        next.previousEdition = this.edition;
        return next;
    }

    public State state() {
        return closedAt != null ? State.CLOSED
                : signedOffAt != null ? State.SIGNED_OFF : submittedAt != null ? State.SUBMITTED : State.OPEN;
    }

    /**
     * Checks an answer against this round.
     *
     * @param asked the indicators this round asks
     * @throws Refused when the round is submitted, "not relevant" has no reason, or a text is too long
     * @throws NotFound when the round asks no such indicator
     */
    public void accept(Edition asked, String indicator, Given given) {
        requireOpen("level");
        asked.mustAsk(indicator);
        Map<String, String> problems = new LinkedHashMap<>();
        if (given.level() == Level.NOT_RELEVANT && blank(given.note())) {
            problems.put("note", "Please add a short reason why this is not relevant to you; then it is saved.");
        } else if (tooLong(given.note(), LONGEST_NOTE)) {
            problems.put("note", "This note is " + given.note().length() + " characters long. Please keep it to " + LONGEST_NOTE + ".");
        }
        if (tooLong(given.changed(), LONGEST_NOTE)) {
            problems.put("changed",
                    "This text is " + given.changed().length() + " characters long. Please keep it to " + LONGEST_NOTE + ".");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** @throws Refused under {@code field} when it has been submitted */
    public void requireOpen(String field) {
        if (!isOpen()) {
            throw new Refused(field, "This review has been submitted, so its answers no longer change. Your lead can reopen it.");
        }
    }

    /** @throws Refused when it has been submitted before */
    public void submit(String by, Instant at) {
        if (!isOpen()) {
            throw new Refused("submit", "This review was submitted already, so nothing more was done.");
        }
        submittedBy = by;
        submittedAt = at;
    }

    /** @throws Refused unless it is submitted and not yet signed off */
    public void signOff(String by, Instant at) {
        if (state() != State.SUBMITTED) {
            throw new Refused("sign-off", isOpen() ? "This review is still open. Submit it first; then it can be signed off."
                    : "This review was signed off already, so nothing more was sent.");
        }
        signedOffBy = by;
        signedOffAt = at;
    }

    /** @throws Refused unless it is signed off and not yet closed */
    public void close(Instant at) {
        if (state() != State.SIGNED_OFF) {
            throw new Refused("close",
                    closedAt != null ? "This review is closed already." : "A review is closed after it has been signed off.");
        }
        closedAt = at;
    }

    /**
     * Opens a submitted, signed-off or closed round again; its answers stand as they were.
     *
     * @throws Refused when it is open, or the reason is missing or longer than 500 characters
     */
    public void reopen(String reason) {
        if (isOpen()) {
            throw new Refused("reason", "This review is open already.");
        }
        if (blank(reason)) {
            throw new Refused("reason", "Please say in a few words why it is opened again. Your colleagues will see it.");
        }
        if (tooLong(reason.strip(), LONGEST_REASON)) {
            throw new Refused("reason",
                    "This reason is " + reason.strip().length() + " characters long. Please keep it to " + LONGEST_REASON + ".");
        }
        submittedBy = null;
        submittedAt = null;
        signedOffBy = null;
        signedOffAt = null;
        closedAt = null;
    }

    /**
     * Asks all indicators, or only the short set; answers outside it are kept.
     *
     * @throws Refused when it is submitted
     */
    public void ask(boolean onlyShortSet) {
        requireOpen("short-set");
        shortSet = onlyShortSet;
    }

    /** @return when the next round is due: twelve months after this one was opened */
    public LocalDate nextDue() {
        return openedAt.atZone(Days.SCOTLAND).toLocalDate().plusMonths(MONTHS_BETWEEN);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean tooLong(String text, int limit) {
        return text != null && text.length() > limit;
    }

    public boolean isOpen() {
        return submittedAt == null;
    }

    public boolean isShortSet() {
        return shortSet;
    }

    public UUID id() {
        return id;
    }

    public int number() {
        return number;
    }

    public String edition() {
        return edition;
    }

    /** @return the edition of the round before this one; null for the first */
    public String previousEdition() {
        return previousEdition;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant signedOffAt() {
        return signedOffAt;
    }

    public String signedOffBy() {
        return signedOffBy;
    }

    public Instant closedAt() {
        return closedAt;
    }

    /**
     * What someone gives as an answer.
     *
     * @param level null while only a text has been written
     * @param changed what changed, asked at level 4
     */
    public record Given(Level level, String note, String changed) {}
}
