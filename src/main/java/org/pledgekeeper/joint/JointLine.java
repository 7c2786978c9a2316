package org.pledgekeeper.joint;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.statement.PublicLine;

/** What one side of a joint action tells the public of it, in its own words; shown only while both names are. */
@Entity
@DiscriminatorValue("JOINT")
public class JointLine extends PublicLine {
    @Column(name = "joint_id")
    private UUID joint;

    protected JointLine() {}

    JointLine(UUID joint) {
        super(UUID.randomUUID(), null);
        this.joint = joint;
    }

    /** @param partner the other's name @param on the day it is about @throws Refused as {@link PublicLine} says */
    void offer(String partner, String typed, LocalDate on, String by, Instant at) {
        offer(partner, typed, on, by, at, Map.of());
    }

    @Override
    public Kind getKind() {
        return Kind.JOINT;
    }

    UUID joint() {
        return joint;
    }
}
