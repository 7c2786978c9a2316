package org.pledgekeeper.promise;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.PublicLine;

/** One line that tells the public what has been done for a promise since; the sentence that was promised is frozen with it. */
@Entity
@DiscriminatorValue("SINCE")
public class SinceLine extends PublicLine {
    @Column(name = "promise_id")
    private UUID promiseId;

    protected SinceLine() {}

    SinceLine(UUID id, Promise promise) {
        super(id, promise.getSentence());
        promiseId = promise.id();
    }

    /** @param on the day it is about @throws Refused as {@link PublicLine} says */
    void offer(String typed, LocalDate on, String by, Instant at) {
        offer(getSentence(), typed, on, by, at, Map.of());
    }

    @Override
    public Kind getKind() {
        return Kind.SINCE;
    }

    public UUID promiseId() {
        return promiseId;
    }
}
