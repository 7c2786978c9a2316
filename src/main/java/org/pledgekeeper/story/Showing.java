package org.pledgekeeper.story;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Where a story is shown, since when, and how far it has come on its way to the public, which the programme decides on. */
@Embeddable
public class Showing {
    @Column(name = "inside_at")
    private Instant insideAt;
    @Column(name = "training_at")
    private Instant trainingAt;
    @Column(name = "programme_at")
    private Instant programmeAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "public_state")
    private InPublic publicState = InPublic.NONE;
    @Column(name = "public_at")
    private Instant publicAt;
    private String reason;
    @Column(name = "decided_by")
    private String decidedBy;

    /** How far it has come on its way to the public. */
    public enum InPublic { NONE, OFFERED, PUBLISHED, RETURNED }

    /** Begins to show it there; what the public is to see waits for the programme. */
    void show(Channel channel, Instant at) {
        switch (channel) {
            case INSIDE -> insideAt = insideAt == null ? at : insideAt;
            case TRAINING -> trainingAt = trainingAt == null ? at : trainingAt;
            case PROGRAMME -> programmeAt = programmeAt == null ? at : programmeAt;
            case PUBLIC -> offer(at);
        }
    }

    private void offer(Instant at) {
        if (publicState == InPublic.NONE || publicState == InPublic.RETURNED) {
            publicState = InPublic.OFFERED;
            publicAt = at;
            reason = null;
        }
    }

    void stop(Channel channel) {
        switch (channel) {
            case INSIDE -> insideAt = null;
            case TRAINING -> trainingAt = null;
            case PROGRAMME -> programmeAt = null;
            case PUBLIC -> {
                publicState = InPublic.NONE;
                publicAt = null;
            }
        }
    }

    void keepOnly(Set<Channel> channels) {
        EnumSet.allOf(Channel.class).stream().filter(channel -> !channels.contains(channel)).forEach(this::stop);
    }

    void end() {
        keepOnly(Set.of());
        reason = null;
    }

    void publish(String by, Instant at) {
        publicState = InPublic.PUBLISHED;
        publicAt = at;
        decidedBy = by;
    }

    void giveBack(String why, String by) {
        publicState = InPublic.RETURNED;
        reason = why;
        decidedBy = by;
    }

    boolean shows(Channel channel) {
        return channel == Channel.PUBLIC ? publicState == InPublic.PUBLISHED : since(channel) != null;
    }

    /** @return since when it is shown there; for the public, also since when it waits for review; null for not yet */
    Instant since(Channel channel) {
        return switch (channel) {
            case INSIDE -> insideAt;
            case TRAINING -> trainingAt;
            case PROGRAMME -> programmeAt;
            case PUBLIC -> publicAt;
        };
    }

    InPublic getPublicState() {
        return publicState;
    }

    /** @return why the programme gave it back; null where it did not */
    String getReason() {
        return reason;
    }
}
