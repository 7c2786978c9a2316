package org.pledgekeeper.signup;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.pledgekeeper.statement.Reviewed;

/** What the programme decided on an application once, with what it held then. */
@Entity
@Table(name = "application_decision")
public class Decision extends Reviewed {
    private UUID application;
    @Enumerated(EnumType.STRING)
    private Application.State decision;

    protected Decision() {}

    /** @param application as it was just decided on */
    public Decision(Application application, String by) {
        super(application, application.getReturnReason(), by, application.getDecidedAt());
        this.application = application.id();
        decision = application.getState();
    }

    public boolean isReturned() {
        return decision == Application.State.RETURNED;
    }

    @Override
    public String getTitle() {
        return isReturned() ? "Returned" : "Approved and published";
    }
}
