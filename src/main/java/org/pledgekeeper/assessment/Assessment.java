package org.pledgekeeper.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;

/**
 * One round of an organisation's review. It is opened against an edition of the checklist, takes answers while it is
 * open, and takes none once its lead has submitted it. The tenant it belongs to is the database's to say.
 */
@Entity
public class Assessment {
    static final int LONGEST_NOTE = 4000;
    static final int LONGEST_LINK = 2000;

    @Id
    private UUID id;
    private int number;
    private String edition;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "submitted_by")
    private String submittedBy;
    @Version
    private int version;

    protected Assessment() {
    }

    public Assessment(int number, String edition, Instant openedAt) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.edition = edition;
        this.openedAt = openedAt;
    }

    /**
     * Checks an answer against this round.
     *
     * @throws Refused when the round is submitted, "not relevant" has no reason, a text is too long or the evidence is no web link
     * @throws NotFound when the round's edition has no such indicator
     */
    public void accept(Edition edition, String indicator, Given given) {
        if (!isOpen()) {
            throw new Refused("level", "This review has been submitted, so its answers no longer change.");
        }
        edition.commitmentOf(indicator).orElseThrow(NotFound::new);
        Map<String, String> problems = new LinkedHashMap<>();
        if (given.level() == Level.NOT_RELEVANT && blank(given.note())) {
            problems.put("note", "Please add a short reason why this is not relevant to you; then it is saved.");
        } else if (tooLong(given.note(), LONGEST_NOTE)) {
            problems.put("note", "This note is " + given.note().length() + " characters long. Please keep it to " + LONGEST_NOTE + ".");
        }
        if (tooLong(given.changed(), LONGEST_NOTE)) {
            problems.put("changed", "This text is " + given.changed().length() + " characters long. Please keep it to " + LONGEST_NOTE + ".");
        }
        if (!blank(given.evidence()) && !isWebLink(given.evidence())) {
            problems.put("evidence", "Please give the whole web address, beginning with https:// (for example https://example.org/policy).");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** @throws Refused when it has been submitted before */
    public void submit(String by, Instant at) {
        if (!isOpen()) {
            throw new Refused("submit", "This review was submitted already, so nothing more was sent.");
        }
        submittedBy = by;
        submittedAt = at;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean tooLong(String text, int limit) {
        return text != null && text.length() > limit;
    }

    private static boolean isWebLink(String text) {
        try {
            URI link = new URI(text.trim());
            return text.length() <= LONGEST_LINK && link.getHost() != null
                    && ("https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme()));
        } catch (java.net.URISyntaxException notALink) {
            return false;
        }
    }

    public boolean isOpen() {
        return submittedAt == null;
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

    public Instant openedAt() {
        return openedAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /**
     * What someone gives as an answer.
     *
     * @param level null while only a text has been written
     * @param changed what changed, asked at level 4
     */
    public record Given(Level level, String note, String evidence, String changed) {
    }
}
