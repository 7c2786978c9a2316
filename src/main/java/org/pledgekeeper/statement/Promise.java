package org.pledgekeeper.statement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * A sentence of the public statement that the lead has marked as a promise, word for word as it was published. Actions and log
 * entries keep it, by its sentence. It outlives the statement that it stood in, with all that was done for it.
 */
@Entity
public class Promise {
    @Id
    private UUID id;
    private String sentence;
    @Column(name = "marked_by")
    private String markedBy;
    @Column(name = "marked_at")
    private Instant markedAt;
    @Column(name = "unmarked_at")
    private Instant unmarkedAt;

    protected Promise() {}

    public Promise(UUID id, String sentence, String by, Instant at) {
        this.id = id;
        this.sentence = sentence;
        mark(by, at);
    }

    public final void mark(String by, Instant at) {
        markedBy = by;
        markedAt = at;
        unmarkedAt = null;
    }

    public void unmark(Instant at) {
        unmarkedAt = at;
    }

    public UUID id() {
        return id;
    }

    public String getSentence() {
        return sentence;
    }

    public String getMarkedBy() {
        return markedBy;
    }

    public Instant getMarkedAt() {
        return markedAt;
    }

    public boolean isMarked() {
        return unmarkedAt == null;
    }
}
