package org.pledgekeeper.story;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.Reason;
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

    /** How far a story has come. */
    public enum State { OPEN, TOLD, ENDED }

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
    @Embedded
    private Agreement agreement;
    @Embedded
    private Showing showing;
    @Column(name = "told_at")
    private Instant toldAt;
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
        agreement = new Agreement();
        showing = new Showing();
        this.invitedBy = invitedBy;
        madeAt = at;
        keep(Telling.typed(typed, null));
        telling().requireShortEnough();
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
        keep(Telling.typed(typed, typedNote));
    }

    private void keep(Telling telling) {
        words = telling.words();
        note = telling.note();
    }

    Telling telling() {
        return new Telling(words, note);
    }

    /**
     * @param agreed the version that the teller has read and agreed to, word for word
     * @throws Refused as {@link Telling#requireTellable} says, or when no channel is chosen
     */
    void tell(String agreed, String agreedNote, Consent consent, Instant at) {
        telling().requireTellable();
        if (consent.channels().isEmpty()) {
            throw new Refused("channels",
                    "Choose where your story may be read. If you do not want it read yet, leave this page: it stays yours.");
        }
        keep(new Telling(agreed, agreedNote));
        state = State.TOLD;
        toldAt = at;
        agree(consent);
    }

    /** With no channel it is the teller's alone again. */
    void agree(Consent consent) {
        agreement.renew(consent);
        showing.keepOnly(consent.channels());
        if (consent.channels().isEmpty()) {
            state = State.OPEN;
            toldAt = null;
        }
    }

    /** Erases it; that there was one is kept. */
    void end(Ending how, Instant at) {
        agreement.end();
        showing.end();
        state = State.ENDED;
        keep(new Telling(null, null));
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
        note = Telling.noteForReaders(typedNote);
        showing.show(channel, at);
        if (channel != Channel.PUBLIC) {
            agreement.tellOf("shared");
        }
    }

    /** @return whether the public saw it until now */
    boolean stop(Channel channel) {
        boolean seen = channel == Channel.PUBLIC && getPublicState() == Showing.InPublic.PUBLISHED;
        showing.stop(channel);
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
        showing.publish(by, at);
        agreement.tellOf("public");
    }

    /** @throws Refused when it does not wait for review any more, or no reason is given */
    public void giveBack(String why, String by) {
        requireWaiting();
        showing.giveBack(Reason.of(why,
                "Please say why, so that the lead can talk with the person who told it. They will read your words."), by);
    }

    private void requireWaiting() {
        if (getPublicState() != Showing.InPublic.OFFERED || !reaches(Channel.PUBLIC)) {
            throw new Refused("story", "This story does not wait for review any more. It was taken back, or decided on already.");
        }
    }

    /** @return whether the teller agrees to this channel today */
    public boolean reaches(Channel channel) {
        return state == State.TOLD && agreement.covers(channel);
    }

    /** @return whether colleagues show it there now */
    public boolean isShown(Channel channel) {
        return reaches(channel) && showing.shows(channel);
    }

    /** @return since when it is shown there; for the public, also since when it waits for review; null for not yet */
    public Instant since(Channel channel) {
        return showing.since(channel);
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

    /** @return what the teller agrees to today */
    Agreement agreement() {
        return agreement;
    }

    public Set<Channel> getChannels() {
        return agreement.getChannels();
    }

    public Instant getToldAt() {
        return toldAt;
    }

    public LocalDate getExpiresOn() {
        return agreement.getExpiresOn();
    }

    public Showing.InPublic getPublicState() {
        return showing.getPublicState();
    }

    public String getReason() {
        return showing.getReason();
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
