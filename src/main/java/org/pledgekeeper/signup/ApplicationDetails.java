package org.pledgekeeper.signup;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.statement.PublicFace;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.Slug;

/**
 * What an application says, step by step: the organisation, its lead and its public face.
 * It holds whatever was typed, right or not, so that nothing is lost; {@link #problems} says what still needs mending.
 */
@MappedSuperclass
public abstract class ApplicationDetails extends PublicFace {
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
    private String slug;

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

    /** The programme has learnt that mail to the lead's address never arrives. */
    public void correctLeadEmail(String email) {
        leadEmail = email;
    }

    protected final void wish(String chosen) {
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
}
