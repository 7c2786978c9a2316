package org.pledgekeeper.signup;

import jakarta.persistence.Basic;
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
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.Slug;
import org.pledgekeeper.typed.WebLink;
import org.pledgekeeper.web.Days;

/**
 * An organisation's application to sign the pledge.
 * Draft → submitted → approved; or returned with a reason, mended and submitted again.
 * A draft holds whatever was typed, right or not, so that nothing is lost; {@link #problems} says what still needs mending.
 */
@Entity
public class Application {
    /** The label of what it holds for its picture. */
    static final String LOGO = "Logo";
    private static final int LONGEST_WEBSITE = 300;

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
    private String website;
    @Column(name = "lead_name")
    private String leadName;
    @Column(name = "lead_email")
    private String leadEmail;
    @Column(name = "lead_role")
    private String leadRole;
    private String statement;
    @Basic
    @Column(name = "logo_png")
    private byte[] logoPng;
    @Column(name = "logo_sha256")
    private String logoSha256;
    @Column(name = "logo_width")
    private Integer logoWidth;
    @Column(name = "logo_height")
    private Integer logoHeight;
    @Column(name = "logo_alt")
    private String logoAlt;
    @Column(name = "senior_name")
    private String seniorName;
    @Column(name = "senior_role")
    private String seniorRole;
    @Column(name = "senior_date")
    private LocalDate seniorDate;
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
        this.website = WebLink.of(website).orElse(OneLine.of(website));
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

    public void write(String statement) {
        requireEditable();
        this.statement = statement == null ? null : statement.strip();
    }

    public void showLogo(LogoImage logo) {
        requireEditable();
        logoPng = logo.png();
        logoSha256 = logo.sha256();
        logoWidth = logo.width();
        logoHeight = logo.height();
    }

    public void describeLogo(String alt) {
        requireEditable();
        logoAlt = OneLine.of(alt);
    }

    public void authorise(String name, String role, LocalDate date, boolean confirms) {
        requireEditable();
        seniorName = OneLine.of(name);
        seniorRole = OneLine.of(role);
        seniorDate = date;
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

    private void requireEditable() {
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
                if (website != null && WebLink.of(website).filter(address -> address.matches("https?://[^/?#]+\\.[^/?#]+.*")).isEmpty()) {
                    problems.put("website", "Enter a web address, for example www.example.org, or leave it empty.");
                } else if (website != null && website.length() > LONGEST_WEBSITE) {
                    problems.put("website", "This address is " + website.length() + " characters long. Please find one of at most "
                            + LONGEST_WEBSITE + ".");
                }
            }
            case LEAD -> {
                require(problems, "leadName", leadName, 120, "Enter the lead’s name.");
                if (!Mail.isAddress(leadEmail)) {
                    problems.put("leadEmail",
                            "Enter a work email address in the form name@example.org. We send the link to sign in there.");
                }
                require(problems, "leadRole", leadRole, 120, "Enter the lead’s role, for example Practice Lead.");
            }
            case STATEMENT -> {
                int words = Words.count(statement);
                if (words == 0) {
                    problems.put("statement", "Write what your organisation does, or will do, to keep the pledge.");
                } else if (words > Words.LIMIT) {
                    int over = words - Words.LIMIT;
                    problems.put("statement",
                            "Your statement has " + words + " words. Please shorten it by " + over + (over == 1 ? " word" : " words")
                                    + "; the pledge allows " + Words.LIMIT + ". Your text is kept as you wrote it.");
                } else if (statement.length() > 3000) {
                    problems.put("statement",
                            "Your statement is very long for its number of words. Please keep it under 3,000 characters.");
                }
            }
            case LOGO -> {
                if (logoPng == null) {
                    problems.put("logo", "Choose your logo: a PNG, JPEG, WebP or SVG file of at most 2 MB.");
                }
                require(problems, "logoAlt", logoAlt, 200, "Describe the logo in a few words, for people who cannot see it.");
            }
            case AUTHORISATION -> {
                require(problems, "seniorName", seniorName, 120, "Enter the name of the senior leader who authorises the pledge.");
                require(problems, "seniorRole", seniorRole, 120, "Enter their role, for example Chief Executive.");
                if (seniorDate == null) {
                    problems.put("seniorDate", "Enter the date they authorised it, for example 14 3 2026.");
                } else if (seniorDate.isAfter(LocalDate.now(Days.SCOTLAND).plusDays(1))) {
                    problems.put("seniorDate", "This date is in the future. Enter the date on which they authorised the pledge.");
                } else if (seniorDate.isBefore(LocalDate.now(Days.SCOTLAND).minusYears(10))) {
                    problems.put("seniorDate", "This date is more than ten years ago. Please check the year.");
                }
                if (!seniorConfirms) {
                    problems.put("seniorConfirms",
                            "Tick the box to confirm that the senior leader authorises the pledge and the use of the logo.");
                }
            }
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
                held.put("Website", website);
            }
            case LEAD -> {
                held.put("Name of the lead", leadName);
                held.put("Work email", leadEmail);
                held.put("Role of the lead", leadRole);
            }
            case STATEMENT -> held.put("Statement", statement);
            case LOGO -> {
                held.put(LOGO, logoPng == null ? null
                        : "A picture of " + logoWidth + " by " + logoHeight + " (" + logoSha256.substring(0, 6) + ")");
                held.put("Words for the logo", logoAlt);
            }
            case AUTHORISATION -> {
                held.put("Senior leader", seniorName);
                held.put("Role of the senior leader", seniorRole);
                held.put("Date", Days.words(seniorDate));
                held.put("Confirmed", seniorConfirms ? "Yes" : null);
            }
        }
        held.replaceAll((label, value) -> value == null ? "" : value);
        return held;
    }

    /** @return what all its steps hold */
    Map<String, String> held() {
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

    private static void require(Map<String, String> problems, String field, String value, int longest, String message) {
        if (value == null || value.isBlank()) {
            problems.put(field, message);
        } else if (value.length() > longest) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + longest + ".");
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

    public String getWebsite() {
        return website;
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

    public String getStatement() {
        return statement;
    }

    public byte[] logoPng() {
        return logoPng;
    }

    public boolean isLogoGiven() {
        return logoPng != null;
    }

    public String getLogoSha256() {
        return logoSha256;
    }

    public int getLogoWidth() {
        return logoWidth == null ? 0 : logoWidth;
    }

    public int getLogoHeight() {
        return logoHeight == null ? 0 : logoHeight;
    }

    /** @return its pixels and bytes, in words */
    public String getLogoSize() {
        return logoSize(logoPng, logoWidth, logoHeight);
    }

    static String logoSize(byte[] png, Integer width, Integer height) {
        return png == null ? "" : width + " by " + height + " pixels, "
                + (png.length < 10_000 ? String.format(Locale.UK, "%,d bytes", png.length) : png.length / 1000 + " kB");
    }

    public String getLogoAlt() {
        return logoAlt;
    }

    public String getSeniorName() {
        return seniorName;
    }

    public String getSeniorRole() {
        return seniorRole;
    }

    public LocalDate getSeniorDate() {
        return seniorDate;
    }

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
