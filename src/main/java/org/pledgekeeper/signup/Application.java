package org.pledgekeeper.signup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.Reason;
import org.pledgekeeper.web.Days;

/**
 * An organisation's application to sign the pledge.
 * Draft → submitted → approved; or returned with a reason, mended and submitted again.
 */
@Entity
public class Application extends ApplicationDetails {
    public enum State { DRAFT, SUBMITTED, RETURNED, APPROVED }

    /** What a step holds, by its label, as people read it; "" for what is not given. */
    public record Held(Map<String, String> byLabel) {}

    @Id
    private UUID id;
    private String reference;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "link_hash")
    private String linkHash;
    @Column(name = "link_expires_at")
    private Instant linkExpiresAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "return_reason")
    private String returnReason;
    private String founded;
    @Version
    private int version;

    protected Application() {}

    Application(Link link) {
        id = UUID.randomUUID();
        state = State.DRAFT;
        startedAt = Instant.now();
        open(link);
    }

    /** From now on this link, and no other, leads to the application. */
    public final void open(Link link) {
        linkHash = link.hash();
        linkExpiresAt = link.expiresAt();
    }

    /** Asks for another address, also while it is with the programme: its address alone is no part of what is reviewed. */
    void askForAddress(String chosen) {
        if (state == State.APPROVED) {
            throw new Refused("slug", "Your profile is published, so its address cannot be changed any more.");
        }
        wish(chosen);
    }

    /** @throws Refused with every problem of every step */
    void submit(String newReference, Instant at) {
        requireEditable();
        Map<String, String> all = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            all.putAll(problems(step));
        }
        if (!all.isEmpty()) {
            throw new Refused(all);
        }
        if (reference == null) {
            reference = newReference;
        }
        state = State.SUBMITTED;
        submittedAt = at;
    }

    /** @throws Refused when it is not waiting for review, or no reason is given */
    public void giveBack(String reason, Link link, String by) {
        requireWaiting();
        String words = Reason.of(reason,
                "Please say what needs to change, so that the lead can mend it. They will read your words.");
        state = State.RETURNED;
        returnReason = words;
        decidedBy = by;
        decidedAt = Instant.now();
        open(link);
    }

    /** @throws Refused when it is not waiting for review */
    public void approve(UUID tenant, String by) {
        requireWaiting();
        state = State.APPROVED;
        founded = tenant.toString();
        returnReason = null;
        decidedBy = by;
        decidedAt = Instant.now();
    }

    @Override
    protected void requireEditable() {
        if (!isEditable()) {
            throw new Refused("application", "This application has been sent and is with the programme, so it cannot be changed just now.");
        }
    }

    private void requireWaiting() {
        if (state != State.SUBMITTED) {
            throw new Refused("application", "This application is not waiting for review any more: someone has decided on it already.");
        }
    }

    static String reference(UUID random) {
        return "PK-" + Year.now(Days.SCOTLAND) + "-" + random.toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    public boolean isEditable() {
        return state == State.DRAFT || state == State.RETURNED;
    }

    boolean isLinkExpired() {
        return linkExpiresAt.isBefore(Instant.now());
    }

    public UUID id() {
        return id;
    }

    public String getReference() {
        return reference;
    }

    public State getState() {
        return state;
    }

    Instant getStartedAt() {
        return startedAt;
    }

    public Instant getSubmittedAt() {
        return submittedAt;
    }

    /** @return the tenant made of it; null before its approval */
    public String getFounded() {
        return founded;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String getReturnReason() {
        return returnReason;
    }
}
