package org.pledgekeeper.champion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;

/**
 * A post that looks after the pledge for a while: a role with a term, not a name. Most are short; so what its holder wished they had known
 * is kept for whoever comes next.
 */
@Entity
public class Champion implements Versioned {
    /** Under which a refusal says that the words can stay as they are. */
    static final String AS_WRITTEN = "asWritten";
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_WISH = 2000;
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(40);

    /** How far handing over has come. */
    public enum Handover {
        NOT_BEGUN("Not begun"), BEING_PREPARED("Being prepared"), HANDED_OVER("Handed over");

        private final String title;

        Handover(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    @Id
    private UUID id;
    private String role;
    @Column(name = "term_from")
    private LocalDate termFrom;
    @Column(name = "term_until")
    private LocalDate termUntil;
    private BigDecimal hours;
    @Column(name = "reports_to")
    private String reportsTo;
    private String deputy;
    @Enumerated(EnumType.STRING)
    private Handover handover;
    private String wished;
    private String subject;
    @Column(name = "written_by")
    private String writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Version
    private int version;

    /**
     * What is said of one. Blank texts count as none.
     *
     * @param until null while the end is open
     * @param hours protected for it in a week, with a half at most; null where none are
     * @param reportsTo a role
     * @param deputy a role
     * @param wished what they wish they had known
     * @param subject the member who holds the post; null where nobody here does
     */
    public record Said(String role, LocalDate from, LocalDate until, BigDecimal hours, String reportsTo, String deputy, Handover handover,
            String wished, String subject) {
        public Said {
            role = OneLine.of(role);
            reportsTo = OneLine.of(reportsTo);
            deputy = OneLine.of(deputy);
            wished = wished == null || wished.isBlank() ? null : wished.strip().replace("\r\n", "\n");
            subject = subject == null || subject.isBlank() ? null : subject;
        }
    }

    protected Champion() {}

    Champion(UUID id) {
        this.id = id;
    }

    /**
     * @param asWritten whether words that look like personal data are to stay
     * @throws Refused when something is missing, too long or out of order; or words look like personal data
     */
    void say(Said said, boolean asWritten, String by, Instant at) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.role() == null) {
            problems.put("role", "Say which role it is, for example Trauma Champion, Children’s Services.");
        }
        shortEnough(problems, "role", said.role(), LONGEST_LINE);
        shortEnough(problems, "reportsTo", said.reportsTo(), LONGEST_LINE);
        shortEnough(problems, "deputy", said.deputy(), LONGEST_LINE);
        shortEnough(problems, "wished", said.wished(), LONGEST_WISH);
        if (said.from() == null) {
            problems.put("from", "Say from which day, for example 14 3 2026.");
        } else if (said.until() != null && said.until().isBefore(said.from())) {
            problems.put("until", "The term ends before it begins. Choose a later day, or leave it open.");
        }
        if (said.hours() != null && (said.hours().signum() < 0 || said.hours().compareTo(MOST_HOURS) > 0 || said.hours().scale() > 1)) {
            problems.put("hours", "Say how many hours a week, from 0 to 40, for example 3.5.");
        }
        if (said.handover() == null) {
            problems.put("handover", "Choose how far handing over has come.");
        }
        if (!asWritten && said.wished() != null && !said.wished().equals(wished)) {
            PersonalData.in(said.wished()).ifPresent(what -> {
                problems.put("wished", "This looks as though it holds " + what
                        + ". Whoever comes next needs no personal details: could you say it without?");
                problems.put(AS_WRITTEN, "If it is fine as it is, say so below and save again.");
            });
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        role = said.role();
        termFrom = said.from();
        termUntil = said.until();
        hours = said.hours();
        reportsTo = said.reportsTo();
        deputy = said.deputy();
        handover = said.handover();
        wished = said.wished();
        subject = said.subject();
        writtenBy = by;
        writtenAt = at;
    }

    private static void shortEnough(Map<String, String> problems, String field, String value, int longest) {
        if (value != null && value.length() > longest) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + longest + ".");
        }
    }

    public boolean isNow(LocalDate today) {
        return !termFrom.isAfter(today) && (termUntil == null || !termUntil.isBefore(today));
    }

    public UUID getId() {
        return id;
    }

    public String getRole() {
        return role;
    }

    public LocalDate getTermFrom() {
        return termFrom;
    }

    public LocalDate getTermUntil() {
        return termUntil;
    }

    public BigDecimal getHours() {
        return hours;
    }

    /** @return the hours as people write them; empty where none are protected */
    public String getHoursTyped() {
        return hours == null ? "" : hours.stripTrailingZeros().toPlainString();
    }

    public String getReportsTo() {
        return reportsTo;
    }

    public String getDeputy() {
        return deputy;
    }

    public Handover getHandover() {
        return handover;
    }

    public String getWished() {
        return wished;
    }

    public String getSubject() {
        return subject;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
