package org.pledgekeeper.signup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicFace;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.Slug;
import org.pledgekeeper.web.Days;

/**
 * An organisation's application to sign the pledge.
 * Draft → submitted → approved; or returned with a reason, mended and submitted again.
 * A draft holds whatever was typed, right or not, so that nothing is lost; {@link #problems} says what still needs mending.
 */
@Entity
public class Application extends PublicFace {
    public enum State { DRAFT, SUBMITTED, RETURNED, APPROVED }

    /** What a step holds, by its label, as people read it; "" for what is not given. */
    public record Held(Map<String, String> byLabel) {}

    /** The steps of signing up, in order, each with its fields. */
    public enum Step {
        ORGANISATION("name", "slug", "sector", "area", "size", "website"),
        LEAD("leadName", "leadEmail", "leadRole"),
        STATEMENT("statement"),
        LOGO("logo", "logoAlt"),
        AUTHORISATION("seniorName", "seniorRole", "seniorDate", "seniorConfirms");

        private final List<String> fields;

        Step(String... fields) {
            this.fields = List.of(fields);
        }

        /** @return the step that asks for this field */
        public static Optional<Step> asking(String field) {
            return Arrays.stream(values()).filter(step -> step.fields.contains(field)).findFirst();
        }

        public String getTitle() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id;
    private String reference;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "link_hash")
    private String linkHash;
    @Column(name = "link_expires_at")
    private Instant linkExpiresAt;
    private String name;
    private String sector;
    private String area;
    private String size;
    @Column(name = "lead_name")
    private String leadName;
    @Column(name = "lead_email")
    private String leadEmail;
    @Column(name = "lead_role")
    private String leadRole;
    @Column(name = "senior_confirms")
    private boolean seniorConfirms;
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
    private String slug;
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

    public void describeOrganisation(String name, String sector, String area, String size, String website) {
        requireEditable();
        this.name = OneLine.of(name);
        this.sector = sector;
        this.area = area;
        this.size = size;
        link(website);
    }

    /** @param chosen the address it asks for, from which it may differ in capitals; null for one made from its name */
    public void chooseAddress(String chosen) {
        requireEditable();
        wish(chosen);
    }

    /** The same while it is with the programme: its address alone is no part of what is reviewed. */
    void askForAddress(String chosen) {
        if (state == State.APPROVED) {
            throw new Refused("slug", "Your profile is published, so its address cannot be changed any more.");
        }
        wish(chosen);
    }

    /** The programme has learnt that mail to the lead's address never arrives. */
    public void correctLeadEmail(String email) {
        leadEmail = email;
    }

    private void wish(String chosen) {
        slug = OneLine.of(chosen) == null ? null : OneLine.of(chosen).toLowerCase(Locale.ROOT);
    }

    public void nameLead(String name, String email, String role) {
        requireEditable();
        leadName = OneLine.of(name);
        leadEmail = OneLine.of(email) == null ? null : OneLine.of(email).toLowerCase(Locale.ROOT);
        leadRole = OneLine.of(role);
    }

    public void authorise(String name, String role, LocalDate date, boolean confirms) {
        authorise(name, role, date);
        seniorConfirms = confirms;
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
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "Please say what needs to change, so that the lead can mend it. They will read your words.");
        }
        state = State.RETURNED;
        returnReason = reason.strip();
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

    /** @return what needs mending before this step is complete, by field, in the order of the page */
    public Map<String, String> problems(Step step) {
        Map<String, String> problems = new LinkedHashMap<>();
        switch (step) {
            case ORGANISATION -> {
                require(problems, "name", name, 160, "Enter the name of your organisation.");
                Optional.ofNullable(slug).flatMap(Slug::problem).ifPresent(problem -> problems.put("slug", problem));
                if (OneOf.named(Sector.class, sector).isEmpty()) {
                    problems.put("sector", "Choose the sector that fits best.");
                }
                if (area == null || Area.of(area).isEmpty()) {
                    problems.put("area", "Choose the council area you work in, or Scotland-wide.");
                }
                if (OneOf.named(Size.class, size).isEmpty()) {
                    problems.put("size", "Choose how many people work for you, roughly.");
                }
                checkWebsite(problems);
            }
            case LEAD -> {
                require(problems, "leadName", leadName, 120, "Enter the lead’s name.");
                if (!Mail.isAddress(leadEmail)) {
                    problems.put("leadEmail",
                            "Enter a work email address in the form name@example.org. We send the link to sign in there.");
                }
                require(problems, "leadRole", leadRole, 120, "Enter the lead’s role, for example Practice Lead.");
            }
            case STATEMENT -> checkStatement(problems);
            case LOGO -> checkLogo(problems);
            case AUTHORISATION -> checkAuthorisation(problems);
        }
        return problems;
    }

    /** @return what this step holds, by its label, as people read it; "" for what is not given */
    Map<String, String> held(Step step) {
        Map<String, String> held = new LinkedHashMap<>();
        switch (step) {
            case ORGANISATION -> {
                held.put("Name", name);
                held.put("Address", slug);
                held.put("Sector", Sector.title(sector));
                held.put("Council area", area == null ? null : Area.title(area));
                held.put("People", Size.title(size));
                held.put("Website", getWebsite());
            }
            case LEAD -> {
                held.put("Name of the lead", leadName);
                held.put("Work email", leadEmail);
                held.put("Role of the lead", leadRole);
            }
            case STATEMENT -> holdStatement(held);
            case LOGO -> holdLogo(held);
            case AUTHORISATION -> holdAuthorisation(held);
        }
        held.replaceAll((label, value) -> value == null ? "" : value);
        return held;
    }

    /** @return what all its steps hold */
    @Override
    public Map<String, String> held() {
        Map<String, String> held = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            held.putAll(held(step));
        }
        return held;
    }

    /** @return a short text that changes whenever what this step holds does */
    public String print(Step step) {
        return Link.hash(held(step).toString()).substring(0, 16);
    }

    /** @return a short text that changes whenever what any step holds does */
    public String print() {
        return Link.hash(Arrays.stream(Step.values()).map(this::print).toList().toString()).substring(0, 16);
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

    public String getName() {
        return name;
    }

    public String getSector() {
        return sector;
    }

    public String getArea() {
        return area;
    }

    public String getSize() {
        return size;
    }

    /** @return the address it asks for; null where it leaves it to its name */
    public String getSlug() {
        return slug;
    }

    /** @return the address it would have if no other organisation had it already */
    public String getAddress() {
        return slug == null ? Slug.of(name) : slug;
    }

    public String getLeadName() {
        return leadName;
    }

    public String getLeadEmail() {
        return leadEmail;
    }

    public String getLeadRole() {
        return leadRole;
    }

    @Override
    public boolean isSeniorConfirms() {
        return seniorConfirms;
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
