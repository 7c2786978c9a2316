package org.pledgekeeper.story;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * A story. Open: its teller writes, and nobody else reads it. Told: the teller has agreed to these very words, to channels and to a time;
 * then colleagues may show it in those channels. Ended: withdrawn, expired or taken away, and nothing of it is left but that there was one.
 */
@Entity
@SqlResultSetMapping(name = "Story.withCopies", entities = @EntityResult(entityClass = Story.class),
        columns = @ColumnResult(name = "to_recall"))
public class Story {
    public static final int MOST_WORDS = 1000;
    private static final int LONGEST = 20_000;
    private static final int LONGEST_NOTE = 200;
    /** A story that was begun and never told is erased after so long. */
    private static final int MONTHS_OPEN = 12;

    /** How far a story has come. */
    public enum State { OPEN, TOLD, ENDED }

    /** How a story ended: by its teller, by its time, or by the organisation. */
    public enum Ending {
        WITHDRAWN("Withdrawn by the person who told it"), EXPIRED("Its time was over"), TAKEN_AWAY("Taken away by the organisation");

        private final String title;

        Ending(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    /** How far it has come on its way to the public. */
    public enum InPublic { NONE, OFFERED, PUBLISHED, RETURNED }

    @Id
    private UUID id;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "invited_by")
    private String invitedBy;
    @Column(name = "made_at")
    private Instant madeAt;
    @Column(name = "written_with")
    private boolean writtenWith;
    private String words;
    private String note;
    private String channels;
    private Integer months;
    private boolean news;
    @Column(name = "told_at")
    private Instant toldAt;
    @Column(name = "expires_on")
    private LocalDate expiresOn;
    @Column(name = "inside_at")
    private Instant insideAt;
    @Column(name = "training_at")
    private Instant trainingAt;
    @Column(name = "programme_at")
    private Instant programmeAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "public_state")
    private InPublic publicState;
    @Column(name = "public_at")
    private Instant publicAt;
    private String reason;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "tell_due")
    private String tellDue;
    @Column(name = "reminded_at")
    private Instant remindedAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "ended_how")
    private Ending endedHow;
    @Version
    private int version;

    protected Story() {}

    /**
     * @param typed what a colleague wrote down with the teller; blank where the teller writes it themselves
     * @throws Refused when it is too long
     */
    Story(UUID id, String typed, String invitedBy, Instant at) {
        this.id = id;
        state = State.OPEN;
        channels = "";
        publicState = InPublic.NONE;
        this.invitedBy = invitedBy;
        madeAt = at;
        expiresOn = today().plusMonths(MONTHS_OPEN);
        keep(typed, null);
        requireShortEnough();
        writtenWith = words != null;
    }

    static LocalDate today() {
        return LocalDate.now(Days.SCOTLAND);
    }

    // What the teller does ------------------------------------------------------------------

    /**
     * Keeps what was typed, however many words it has.
     *
     * @throws Refused when it was told already, or is longer than can be kept
     */
    void write(String typed, String typedNote) {
        if (state == State.TOLD) {
            throw new Refused("words",
                    "Your story is with the organisation already. To change its words, first take it back on your page.");
        }
        keep(typed, typedNote);
    }

    private void keep(String typed, String typedNote) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        String line = OneLine.of(typedNote);
        Map<String, String> problems = new LinkedHashMap<>();
        if (text.length() > LONGEST) {
            problems.put("words",
                    "This is longer than we can keep. Please keep it under " + LONGEST + " letters. What you typed is still here.");
        }
        if (line != null && line.length() > LONGEST_NOTE) {
            problems.put("note", "Please keep this to a sentence or two, at most " + LONGEST_NOTE + " letters.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        words = text.isEmpty() ? null : text;
        note = line;
    }

    private void requireShortEnough() {
        int count = Words.count(words);
        if (count > MOST_WORDS) {
            throw new Refused("words", "This has " + count + " words, and there is room for " + MOST_WORDS + ". Could you shorten it by "
                    + (count - MOST_WORDS) + "? All you wrote is kept.");
        }
    }

    /** @throws Refused while there is nothing to show, or there are more than 1,000 words */
    void requireTellable() {
        if (words == null) {
            throw new Refused("words", "There are no words yet. Write as much or as little as you like, then go on.");
        }
        requireShortEnough();
    }

    /**
     * @param agreed the version that the teller has read and agreed to, word for word
     * @throws Refused as {@link #requireTellable} says, or when no channel is chosen
     */
    void tell(String agreed, String agreedNote, Consent consent, Instant at) {
        requireTellable();
        if (consent.channels().isEmpty()) {
            throw new Refused("channels",
                    "Choose where your story may be read. If you do not want it read yet, leave this page: it stays yours.");
        }
        words = agreed;
        note = agreedNote;
        state = State.TOLD;
        toldAt = at;
        agree(consent);
    }

    /** With no channel it is the teller's alone again. */
    void agree(Consent consent) {
        channels = Channel.stored(consent.channels());
        news = consent.news();
        if (consent.channels().isEmpty()) {
            state = State.OPEN;
            months = null;
            toldAt = null;
            expiresOn = today().plusMonths(MONTHS_OPEN);
        } else {
            months = consent.months();
            expiresOn = today().plusMonths(months);
            remindedAt = null;
        }
        EnumSet.complementOf(consent.channels().isEmpty() ? EnumSet.noneOf(Channel.class) : EnumSet.copyOf(consent.channels()))
                .forEach(this::stop);
    }

    /** Erases it; that there was one is kept. */
    void end(Ending how, Instant at) {
        EnumSet.allOf(Channel.class).forEach(this::stop);
        state = State.ENDED;
        words = null;
        note = null;
        reason = null;
        news = false;
        tellDue = null;
        channels = "";
        endedHow = how;
        endedAt = at;
    }

    // What colleagues do --------------------------------------------------------------------

    /**
     * Begins to show it. For the public, the programme reviews it first.
     *
     * @param typedNote what readers are told before they read
     * @throws Refused when the teller has not agreed to this, or the note is missing
     */
    void show(Channel channel, String typedNote, Instant at) {
        require(channel);
        String line = OneLine.of(typedNote);
        if (line == null || line.length() > LONGEST_NOTE) {
            throw new Refused("note", "Say in a sentence what it is about, so that readers can choose to read it. At most " + LONGEST_NOTE
                    + " letters.");
        }
        String found = Identifying.in(line).stream().map(Identifying.Found::text).findFirst().orElse(null);
        if (found != null) {
            throw new Refused("note", "“" + found + "” could show who this is about. Please say it without.");
        }
        note = line;
        switch (channel) {
            case INSIDE -> insideAt = insideAt == null ? at : insideAt;
            case TRAINING -> trainingAt = trainingAt == null ? at : trainingAt;
            case PROGRAMME -> programmeAt = programmeAt == null ? at : programmeAt;
            case PUBLIC -> {
                if (publicState == InPublic.NONE || publicState == InPublic.RETURNED) {
                    publicState = InPublic.OFFERED;
                    publicAt = at;
                    reason = null;
                }
                return;
            }
        }
        tellOf("shared");
    }

    /** @return whether the public saw it until now */
    boolean stop(Channel channel) {
        boolean seen = channel == Channel.PUBLIC && publicState == InPublic.PUBLISHED;
        switch (channel) {
            case INSIDE -> insideAt = null;
            case TRAINING -> trainingAt = null;
            case PROGRAMME -> programmeAt = null;
            case PUBLIC -> {
                publicState = InPublic.NONE;
                publicAt = null;
            }
        }
        return seen;
    }

    /** @throws Refused when the teller has not agreed to this */
    void require(Channel channel) {
        if (!reaches(channel)) {
            throw new Refused("channel",
                    "The person who told it has not agreed to this: " + channel.getTitle() + ". It is theirs to choose.");
        }
    }

    /** @throws ChangedMeanwhile when this is not the version that was read */
    void requireSeen(int seen) {
        if (version != seen) {
            throw new ChangedMeanwhile("This was changed a moment ago, perhaps in another tab. Please look at both, then save again.",
                    this);
        }
    }

    // What the programme does ---------------------------------------------------------------

    /** @throws Refused when it does not wait for review any more */
    public void publish(String by, Instant at) {
        requireWaiting();
        publicState = InPublic.PUBLISHED;
        publicAt = at;
        decidedBy = by;
        tellOf("public");
    }

    /** @throws Refused when it does not wait for review any more, or no reason is given */
    public void giveBack(String why, String by) {
        requireWaiting();
        if (why == null || why.isBlank()) {
            throw new Refused("reason",
                    "Please say why, so that the lead can talk with the person who told it. They will read your words.");
        }
        publicState = InPublic.RETURNED;
        reason = why.strip();
        decidedBy = by;
    }

    private void requireWaiting() {
        if (publicState != InPublic.OFFERED || !reaches(Channel.PUBLIC)) {
            throw new Refused("story", "This story does not wait for review any more. It was taken back, or decided on already.");
        }
    }

    // What is told to the teller ------------------------------------------------------------

    void tellOf(String what) {
        tellDue = news ? what : null;
    }

    void told() {
        tellDue = null;
    }

    void reminded(Instant at) {
        remindedAt = at;
    }

    // ---------------------------------------------------------------------------------------

    /** @return whether the teller agrees to this channel today */
    public boolean reaches(Channel channel) {
        return state == State.TOLD && !expiresOn.isBefore(today()) && getChannels().contains(channel);
    }

    /** @return whether colleagues show it there now */
    public boolean isShown(Channel channel) {
        return reaches(channel) && switch (channel) {
            case INSIDE -> insideAt != null;
            case TRAINING -> trainingAt != null;
            case PROGRAMME -> programmeAt != null;
            case PUBLIC -> publicState == InPublic.PUBLISHED;
        };
    }

    /** @return since when it is shown there; for the public, also since when it waits for review; null for not yet */
    public Instant since(Channel channel) {
        return switch (channel) {
            case INSIDE -> insideAt;
            case TRAINING -> trainingAt;
            case PROGRAMME -> programmeAt;
            case PUBLIC -> publicAt;
        };
    }

    public UUID getId() {
        return id;
    }

    public State getState() {
        return state;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isTold() {
        return state == State.TOLD;
    }

    public boolean isEnded() {
        return state == State.ENDED;
    }

    public String getInvitedBy() {
        return invitedBy;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    public boolean isWrittenWith() {
        return writtenWith;
    }

    public String getWords() {
        return words;
    }

    public String getNote() {
        return note;
    }

    public Set<Channel> getChannels() {
        return Channel.of(channels);
    }

    public Integer getMonths() {
        return months;
    }

    public boolean isNews() {
        return news;
    }

    public Instant getToldAt() {
        return toldAt;
    }

    public LocalDate getExpiresOn() {
        return expiresOn;
    }

    public InPublic getPublicState() {
        return publicState;
    }

    public String getReason() {
        return reason;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    String getTellDue() {
        return tellDue;
    }

    Instant getRemindedAt() {
        return remindedAt;
    }

    public Instant getEndedAt() {
        return endedAt;
    }

    public Ending getEndedHow() {
        return endedHow;
    }

    public int getVersion() {
        return version;
    }
}
