package org.pledgekeeper.statement;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.Reason;
import org.pledgekeeper.web.Days;

/**
 * A line that tells the public something, in the organisation's own words. Offered → published; or returned with a reason, mended and
 * offered again. The lead takes it back at any time, and it is gone from the public at once.
 */
@Entity
@Table(name = "since_line")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
public abstract class PublicLine {
    /** How many words it has at most. */
    public static final int MOST_WORDS = 40;
    private static final int LONGEST = 400;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** Where a line stands. */
    public enum State {
        OFFERED("Waits for the programme"), PUBLISHED("Public"), RETURNED("A change was asked for"), TAKEN_BACK("Taken back");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    /** What a line tells of. */
    public enum Kind {
        SINCE("A line on what has been done since", "They said in public:", "Since then, as the public would read it", "/promises"),
        SAID("A line of “you said, we did”", "What people said, as the public would read it:", "What was done, as the public would read it",
                "/log/feedback/public"),
        JOINT("A line on joint work", "Together with:", "What they do together, as the public would read it", "/joint");

        private final String title;
        private final String before;
        private final String heading;
        private final String page;

        Kind(String title, String before, String heading, String page) {
            this.title = title;
            this.before = before;
            this.heading = heading;
            this.page = page;
        }

        public String getTitle() {
            return title;
        }

        /** @return what stands before its sentence, for whoever reviews it */
        public String getBefore() {
            return before;
        }

        /** @return what stands above its words, for whoever reviews it */
        public String getHeading() {
            return heading;
        }

        /** @return where in the workspace it is offered and taken back */
        public String getPage() {
            return page;
        }
    }

    @Id
    private UUID id;
    private String sentence;
    private String words;
    @Column(name = "happened_on")
    private LocalDate happenedOn;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "offered_by")
    private String offeredBy;
    @Column(name = "offered_at")
    private Instant offeredAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String reason;
    @Version
    private int version;

    protected PublicLine() {}

    /** @param sentence what its words speak to */
    protected PublicLine(UUID id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    public abstract Kind getKind();

    /** @return whether it says just this already, and waits for the programme or is public */
    public final boolean isOutWith(String itsSentence, String itsWords, LocalDate on) {
        return isOut() && words.equals(OneLine.of(itsWords)) && Objects.equals(sentence, itsSentence) && happenedOn.equals(on);
    }

    /**
     * @param itsSentence what its words speak to, as it would be read
     * @param on the day it is about
     * @param problems what is to be mended besides, by field
     * @throws Refused when something is missing or too long, the day is still to come, or it is not the lead's to change now
     */
    protected final void offer(String itsSentence, String typed, LocalDate on, String by, Instant at, Map<String, String> problems) {
        if (isOut()) {
            throw new Refused("words", "This line is with the programme or public already. Take it back first, then change it.");
        }
        Map<String, String> all = new LinkedHashMap<>(problems);
        sentence = itsSentence;
        words = OneLine.of(typed);
        happenedOn = on;
        check(all, "words", words, "Say in a sentence or two what has been done since.");
        if (on == null) {
            all.put("on", "Say on which day, for example 14 3 2026.");
        } else if (on.isAfter(LocalDate.now(Days.SCOTLAND)) || on.isBefore(EARLIEST)) {
            all.put("on", "Choose a day that has come, since the year 2000. What is planned is told once it is done.");
        }
        if (!all.isEmpty()) {
            throw new Refused(all);
        }
        state = State.OFFERED;
        offeredBy = by;
        offeredAt = at;
        reason = null;
        decidedAt = null;
        decidedBy = null;
    }

    /** Says what is to be mended in a text that the public would read. */
    protected static void check(Map<String, String> problems, String field, String text, String missing) {
        int count = Words.count(text);
        if (count == 0) {
            problems.put(field, missing);
        } else if (count > MOST_WORDS) {
            problems.put(field,
                    "This has " + count + " words. Please shorten it to " + MOST_WORDS + "; your text is kept as you wrote it.");
        } else if (text.length() > LONGEST) {
            problems.put(field, "This is very long for its number of words. Please keep it under " + LONGEST + " characters.");
        }
    }

    /** @return whether the public saw it until now */
    public boolean takeBack() {
        boolean shown = state == State.PUBLISHED;
        state = State.TAKEN_BACK;
        return shown;
    }

    /** @throws Refused when it does not wait for review any more */
    public void publish(String by) {
        requireWaiting();
        state = State.PUBLISHED;
        decidedBy = by;
        decidedAt = Instant.now();
    }

    /** @throws Refused when it does not wait for review any more, or no reason is given */
    public void giveBack(String why, String by) {
        requireWaiting();
        String words = Reason.of(why,
                "Please say what needs to change, so that the lead can mend it. They will read your words.");
        state = State.RETURNED;
        reason = words;
        decidedBy = by;
        decidedAt = Instant.now();
    }

    private void requireWaiting() {
        if (state != State.OFFERED) {
            throw new Refused("line", "This line does not wait for review any more: it was taken back, or decided on already.");
        }
    }

    public UUID getId() {
        return id;
    }

    public String getSentence() {
        return sentence;
    }

    public String getWords() {
        return words;
    }

    public LocalDate getHappenedOn() {
        return happenedOn;
    }

    public State getState() {
        return state;
    }

    /** @return whether it can be taken back */
    public boolean isOut() {
        return state == State.OFFERED || state == State.PUBLISHED;
    }

    public boolean isReturned() {
        return state == State.RETURNED;
    }

    public String getOfferedBy() {
        return offeredBy;
    }

    public Instant getOfferedAt() {
        return offeredAt;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String getReason() {
        return reason;
    }

    public int getVersion() {
        return version;
    }
}
