package org.pledgekeeper.support;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Something an organisation asks the programme. It is open while the programme has not answered what was written last; either side can
 * close it, and whoever writes again opens it again.
 */
@Entity
@Table(name = "support_request")
public class SupportRequest {
    /** Whose turn it is. */
    public enum State {
        OPEN("Waits for the programme"), ANSWERED("Answered"), CLOSED("Closed");

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
    private String subject;
    private String about;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "asked_by")
    private String askedBy;
    @Column(name = "asked_at")
    private Instant askedAt;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Version
    private int version;

    protected SupportRequest() {}

    SupportRequest(UUID id, Asked asked, String by, Instant at) {
        this.id = id;
        subject = asked.subject();
        about = asked.about();
        state = State.OPEN;
        askedBy = by;
        askedAt = at;
        changedAt = at;
    }

    /** Something was written in it. */
    void written(boolean byProgramme, Instant at) {
        state = byProgramme ? State.ANSWERED : State.OPEN;
        changedAt = at;
    }

    /** @return whether it was not closed already */
    boolean close(Instant at) {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.CLOSED;
        changedAt = at;
        return true;
    }

    public UUID getId() {
        return id;
    }

    public String getSubject() {
        return subject;
    }

    /** @return a commitment, an indicator or the name of a {@link Place}; null for none of these */
    public String getAbout() {
        return about;
    }

    public State getState() {
        return state;
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    public String getAskedBy() {
        return askedBy;
    }

    public Instant getAskedAt() {
        return askedAt;
    }

    /** @return when something was written in it last, or it was closed */
    public Instant getChangedAt() {
        return changedAt;
    }

    public int getVersion() {
        return version;
    }
}
