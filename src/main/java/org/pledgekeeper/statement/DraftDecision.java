package org.pledgekeeper.statement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the programme decided on a draft once, with what it held then. */
@Entity
@Table(name = "statement_decision")
public class DraftDecision extends Reviewed {
    /** What can be decided. */
    public enum Outcome {
        APPROVED("Approved and published"), RETURNED("Returned, with a change asked for"), DECLINED("Declined");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }
    }

    @Enumerated(EnumType.STRING)
    private Outcome decision;

    protected DraftDecision() {}

    public DraftDecision(StatementDraft draft, Outcome decision, String reason, String by) {
        super(draft, reason == null ? null : reason.strip(), by, Instant.now());
        this.decision = decision;
    }

    @Override
    public String getTitle() {
        return decision.title;
    }

    public Outcome getDecision() {
        return decision;
    }
}
