package org.pledgekeeper.joint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Days;

/** What one organisation keeps of a joint action for itself: a private note, and once it has left, the shared words as they stood. */
@Entity
@Table(name = "joint_side")
public class JointSide implements Versioned {
    private static final int LONGEST = 1000;

    @Id
    @Column(name = "joint_id")
    private UUID joint;
    @Column(name = "partner_id")
    private UUID partner;
    private String note;
    private LocalDate since;
    @Column(name = "joined_at")
    private Instant joinedAt;
    @Column(name = "left_at")
    private Instant leftAt;
    private String title;
    private String words;
    @Version
    private int version;

    protected JointSide() {}

    JointSide(UUID joint, UUID partner, Instant now) {
        this.joint = joint;
        this.partner = partner;
        joinedAt = now;
        since = LocalDate.ofInstant(now, Days.SCOTLAND);
    }

    /** @throws Refused when it is too long */
    void write(String typed) {
        String text = typed == null || typed.isBlank() ? null : typed.strip().replace("\r\n", "\n");
        if (text != null && text.length() > LONGEST) {
            throw new Refused("note", "This is " + text.length() + " characters long. Please keep it to " + LONGEST + ".");
        }
        note = text;
    }

    /** What was shared stays here as it stood; of an invitation that was taken back nothing does. */
    void leave(JointAction action, Instant now) {
        if (action.getState() == JointAction.State.SHARED) {
            title = action.getTitle();
            words = action.getWords();
        }
        leftAt = now;
    }

    UUID joint() {
        return joint;
    }

    UUID partner() {
        return partner;
    }

    public String getNote() {
        return note;
    }

    public LocalDate getSince() {
        return since;
    }

    public Instant getLeftAt() {
        return leftAt;
    }

    String title() {
        return title;
    }

    String words() {
        return words;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
