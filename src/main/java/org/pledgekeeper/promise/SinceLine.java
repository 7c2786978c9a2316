package org.pledgekeeper.promise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * One line that tells the public what has been done for a promise since, in the organisation's own words. Offered → published; or
 * returned with a reason, mended and offered again. The lead takes it back at any time, and it is gone from the public at once.
 */
@Entity
@Table(name = "since_line")
public class SinceLine {
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

    @Id
    private UUID id;
    @Column(name = "promise_id")
    private UUID promiseId;
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

    protected SinceLine() {}

    SinceLine(UUID id, Promise promise) {
        this.id = id;
        promiseId = promise.id();
        sentence = promise.getSentence();
    }

    /**
     * @param on the day it is about
     * @throws Refused when something is missing or too long, the day is still to come, or it is not the lead's to change now
     */
    void offer(String typed, LocalDate on, String by, Instant at) {
        if (state == State.OFFERED || state == State.PUBLISHED) {
            throw new Refused("words", "This line is with the programme or public already. Take it back first, then change it.");
        }
        words = OneLine.of(typed);
        happenedOn = on;
        Map<String, String> problems = new LinkedHashMap<>();
        int count = Words.count(words);
        if (count == 0) {
            problems.put("words", "Say in a sentence or two what has been done since.");
        } else if (count > MOST_WORDS) {
            problems.put("words",
                    "This has " + count + " words. Please shorten it to " + MOST_WORDS + "; your text is kept as you wrote it.");
        } else if (words.length() > LONGEST) {
            problems.put("words", "This is very long for its number of words. Please keep it under " + LONGEST + " characters.");
        }
        if (on == null) {
            problems.put("on", "Say on which day, for example 14 3 2026.");
        } else if (on.isAfter(LocalDate.now(Days.SCOTLAND)) || on.isBefore(EARLIEST)) {
            problems.put("on", "Choose a day that has come, since the year 2000. What is planned is told once it is done.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        state = State.OFFERED;
        offeredBy = by;
        offeredAt = at;
        reason = null;
        decidedAt = null;
        decidedBy = null;
    }

    /** @return whether the public saw it until now */
    boolean takeBack() {
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
        if (why == null || why.isBlank()) {
            throw new Refused("reason", "Please say what needs to change, so that the lead can mend it. They will read your words.");
        }
        state = State.RETURNED;
        reason = why.strip();
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

    public UUID promiseId() {
        return promiseId;
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
