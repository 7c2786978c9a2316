package org.pledgekeeper.joint;

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
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * What two organisations share: invited, then shared or declined, or taken back before it was answered. Either can leave; what is written
 * here stays with the other, and is kept by who leaves as it stood.
 */
@Entity
@Table(name = "joint_action")
public class JointAction implements Versioned {
    static final int LONGEST_TITLE = 160;
    static final int LONGEST_WORDS = 1000;

    /** Where it stands between the two. */
    public enum State {
        INVITED, SHARED, DECLINED, WITHDRAWN
    }

    @Id
    private UUID id;
    @Column(name = "inviter_id")
    private UUID inviter;
    @Column(name = "invited_id")
    private UUID invited;
    private String title;
    private String words;
    @Column(name = "done_on")
    private LocalDate doneOn;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "invited_at")
    private Instant invitedAt;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Column(name = "inviter_shows")
    private boolean inviterShows;
    @Column(name = "invited_shows")
    private boolean invitedShows;
    @Column(name = "inviter_left_at")
    private Instant inviterLeftAt;
    @Column(name = "invited_left_at")
    private Instant invitedLeftAt;
    @Version
    private int version;

    /** What both read and change. @param words may be blank @param doneOn null while it is under way */
    public record Shared(String title, String words, LocalDate doneOn) {
        public Shared {
            title = OneLine.of(title);
            words = words == null || words.isBlank() ? null : words.strip().replace("\r\n", "\n");
        }
    }

    protected JointAction() {}

    JointAction(UUID id, UUID inviter, UUID invited, Shared shared, boolean asWritten, Instant now) {
        this.id = id;
        this.inviter = inviter;
        this.invited = invited;
        state = State.INVITED;
        invitedAt = now;
        version = 1;
        write(shared, asWritten);
    }

    /** @throws Refused when something is missing or too long, or looks like personal data and is not said to be fine as it is */
    private void write(Shared shared, boolean asWritten) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (shared.title() == null) {
            problems.put("title", "Say in one line what you do together.");
        } else if (shared.title().length() > LONGEST_TITLE) {
            problems.put("title", "This is " + shared.title().length() + " characters long. Please keep it to " + LONGEST_TITLE + ".");
        }
        if (shared.words() != null && shared.words().length() > LONGEST_WORDS) {
            problems.put("words", "This is " + shared.words().length() + " characters long. Please keep it to " + LONGEST_WORDS + ".");
        }
        if (shared.doneOn() != null && shared.doneOn().isAfter(LocalDate.now(Days.SCOTLAND))) {
            problems.put("doneOn", "Choose a day that has come, or leave it empty until it is done.");
        }
        if (!asWritten && problems.isEmpty()) {
            personal(problems, "title", shared.title(), title);
            personal(problems, "words", shared.words(), words);
            if (!problems.isEmpty()) {
                problems.put("asWritten", "If it is fine as it is, say so below and save again.");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        title = shared.title();
        words = shared.words();
        doneOn = shared.doneOn();
    }

    private static void personal(Map<String, String> problems, String field, String text, String before) {
        if (text != null && !text.equals(before)) {
            PersonalData.in(text).ifPresent(what -> problems.put(field, "This looks as though it holds " + what
                    + ". The other organisation reads it: could you say it without?"));
        }
    }

    /** @throws Refused as when it is written first, or when it is not shared */
    void change(Shared shared, boolean asWritten) {
        requireShared();
        write(shared, asWritten);
    }

    /** Answers the invitation; the same answer again changes nothing. @throws Refused when it was answered or taken back before */
    boolean answer(boolean yes, Instant now) {
        State wanted = yes ? State.SHARED : State.DECLINED;
        if (state == wanted) {
            return false;
        }
        if (state == State.WITHDRAWN) {
            throw new Refused("joint", "They took this invitation back before it was answered.");
        }
        if (state != State.INVITED) {
            throw new Refused("joint", state == State.SHARED ? "A colleague has accepted this already. You can leave it at any time."
                    : "A colleague has declined this already. They can invite you again.");
        }
        state = wanted;
        answeredAt = now;
        return true;
    }

    /** Who invited takes it back before it is answered, or either leaves once it is shared. @return whether the public saw both names */
    boolean leave(UUID who, Instant now) {
        boolean shown = isShown();
        if (state == State.INVITED && who.equals(inviter)) {
            state = State.WITHDRAWN;
        } else {
            requireShared();
        }
        if (who.equals(inviter)) {
            inviterLeftAt = now;
        } else {
            invitedLeftAt = now;
        }
        return shown;
    }

    /** Says whether this side agrees that both names are public. @return whether the public sees something else now */
    boolean show(UUID who, boolean shows) {
        requireShared();
        boolean before = isShown();
        if (who.equals(inviter)) {
            inviterShows = shows;
        } else {
            invitedShows = shows;
        }
        return before != isShown();
    }

    void requireShared() {
        if (state != State.SHARED) {
            throw new Refused("joint", "This is not shared: the invitation was not answered yet, or it was declined or taken back.");
        }
    }

    /** @return whether both names are public */
    public boolean isShown() {
        return state == State.SHARED && inviterShows && invitedShows && !isAlone();
    }

    /** @return whether one of the two has left */
    public boolean isAlone() {
        return inviterLeftAt != null || invitedLeftAt != null;
    }

    boolean showsOf(UUID who) {
        return who.equals(inviter) ? inviterShows : invitedShows;
    }

    UUID inviter() {
        return inviter;
    }

    UUID other(UUID who) {
        return who.equals(inviter) ? invited : inviter;
    }

    public UUID getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getWords() {
        return words;
    }

    public LocalDate getDoneOn() {
        return doneOn;
    }

    public State getState() {
        return state;
    }

    public Instant getInvitedAt() {
        return invitedAt;
    }

    public Instant getAnsweredAt() {
        return answeredAt;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
