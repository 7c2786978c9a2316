package org.pledgekeeper.statement;

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
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.Reason;

/**
 * What a lead would like the public to see instead of what stands. It begins as what stands and holds whatever was typed, right or
 * not. Draft → sent → published, and then it is gone; or returned or declined with a reason, and it can be mended and sent again.
 * Withdrawn, it is a draft again.
 */
@Entity
@Table(name = "statement_draft")
public class StatementDraft extends PublicFace implements Versioned {
    /** Where a draft stands. */
    public enum State { DRAFT, SENT, RETURNED, DECLINED }

    @Id
    private UUID id;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "senior_confirms")
    private boolean seniorConfirms;
    @Column(name = "written_by")
    private String writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "sent_by")
    private String sentBy;
    @Column(name = "sent_at")
    private Instant sentAt;
    @Version
    private int version;

    protected StatementDraft() {}

    StatementDraft(PublicFace standing) {
        id = UUID.randomUUID();
        state = State.DRAFT;
        copy(standing);
    }

    @Override
    protected void requireEditable() {
        if (state == State.SENT) {
            throw new Refused("draft", "This draft is with the programme. Withdraw it first, then you can change it. Nothing is lost.");
        }
    }

    public void authorise(String name, String role, LocalDate date, boolean confirms) {
        authorise(name, role, date);
        seniorConfirms = confirms;
    }

    void written(String by, Instant at) {
        state = State.DRAFT;
        writtenBy = by;
        writtenAt = at;
    }

    /** @return what needs mending before it can be sent, by field */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        checkStatement(problems);
        checkWebsite(problems);
        checkLogo(problems);
        checkAuthorisation(problems);
        return problems;
    }

    /** @throws Refused with all that needs mending, when nothing differs from what stands, or it has been sent already */
    void send(PublicFace standing, String by, Instant at) {
        requireEditable();
        Map<String, String> problems = problems();
        if (problems.isEmpty() && standing.held().equals(held())) {
            problems.put("draft", "Nothing in this draft differs from what is public, so there is nothing to send.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        state = State.SENT;
        sentBy = by;
        sentAt = at;
    }

    /** @throws Refused when it is not with the programme */
    void withdraw() {
        if (state != State.SENT) {
            throw new Refused("draft", "This draft is not with the programme any more. It is shown as it is now.");
        }
        state = State.DRAFT;
    }

    /** @throws Refused when no reason is given, or it does not wait for review any more */
    public void giveBack(boolean forGood, String reason) {
        requireWaiting();
        Reason.of(reason, "Please say what needs to change, or why not, so that the lead understands. They will read your words.");
        state = forGood ? State.DECLINED : State.RETURNED;
    }

    /** @throws Refused when it does not wait for review any more */
    public void requireWaiting() {
        if (state != State.SENT) {
            throw new Refused("draft", "This draft does not wait for review any more: it was withdrawn, or decided on already.");
        }
    }

    public State getState() {
        return state;
    }

    public boolean isSent() {
        return state == State.SENT;
    }

    @Override
    public boolean isSeniorConfirms() {
        return seniorConfirms;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }

    public String getSentBy() {
        return sentBy;
    }

    public Instant getSentAt() {
        return sentAt;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
