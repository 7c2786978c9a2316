package org.pledgekeeper.signup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The steps of signing up. Every button keeps what was typed first; only then it goes on, back, or says what needs mending. */
@Named
@RequestScoped
public class SignUpPage {
    private static final List<Application.Step> STEPS = List.of(Application.Step.values());

    @Inject
    private Drafts drafts;
    @Inject
    private WriteDraft writeDraft;
    @Inject
    private SubmitApplication submitApplication;
    @Inject
    private SendNewLink sendNewLink;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;

    private Application draft;
    private String name;
    private String sector;
    private String area;
    private String size;
    private String website;
    private String leadName;
    private String leadEmail;
    private String leadRole;
    private String statement;
    private String logoAlt;
    private Part logo;
    private String seniorName;
    private String seniorRole;
    private String seniorDate;
    private boolean seniorConfirms;

    @PostConstruct
    void load() {
        draft = drafts.find(DraftCookie.read(request)).orElse(null);
        if (draft != null) {
            name = draft.getName();
            sector = draft.getSector();
            area = draft.getArea();
            size = draft.getSize();
            website = draft.getWebsite();
            leadName = draft.getLeadName();
            leadEmail = draft.getLeadEmail();
            leadRole = draft.getLeadRole();
            statement = draft.getStatement();
            logoAlt = draft.getLogoAlt();
            seniorName = draft.getSeniorName();
            seniorRole = draft.getSeniorRole();
            seniorDate = draft.getSeniorDate() == null ? null : draft.getSeniorDate().toString();
            seniorConfirms = draft.isSeniorConfirms();
        }
    }

    /** A step of an application that has been sent leads to its reference; checking before there is a draft leads to the start. */
    public void begin() {
        if (draft != null && !draft.isEditable()) {
            Browser.goTo("/sign-up/done");
        } else if (draft == null && address.getPath().equals("/sign-up/check")) {
            Browser.goTo("/sign-up");
        }
    }

    public void done() {
        if (draft == null || draft.isEditable()) {
            Browser.goTo("/sign-up");
        }
    }

    public void saveOrganisation(boolean onward) {
        save(Application.Step.ORGANISATION, onward, d -> d.describeOrganisation(name, sector, area, size, website), Map.of());
    }

    public void saveLead(boolean onward) {
        save(Application.Step.LEAD, onward, d -> d.nameLead(leadName, leadEmail, leadRole), Map.of());
    }

    public void saveStatement(boolean onward) {
        save(Application.Step.STATEMENT, onward, d -> d.write(statement), Map.of());
    }

    public void saveLogo(boolean onward) throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        LogoImage image = null;
        if (logo != null && logo.getSize() > 0) {
            try {
                image = LogoImage.from(logo.getInputStream().readAllBytes());
            } catch (Refused problem) {
                refused.putAll(problem.problems());
            }
        }
        LogoImage safe = image;
        save(Application.Step.LOGO, onward, d -> {
            d.describeLogo(logoAlt);
            if (safe != null) {
                d.showLogo(safe);
            }
        }, refused);
    }

    public void saveAuthorisation(boolean onward) {
        Map<String, String> refused = new LinkedHashMap<>();
        LocalDate date = null;
        try {
            date = seniorDate == null ? null : LocalDate.parse(seniorDate.trim());
        } catch (DateTimeParseException notADate) {
            refused.put("seniorDate", "Enter a real date, for example 2026-03-14 for 14 March 2026.");
        }
        LocalDate given = date;
        save(Application.Step.AUTHORISATION, onward, d -> d.authorise(seniorName, seniorRole, given, seniorConfirms), refused);
    }

    private void save(Application.Step step, boolean onward, Consumer<Application> typed, Map<String, String> refused) {
        WriteDraft.Written written;
        try {
            written = writeDraft.write(draft == null ? null : DraftCookie.read(request), step, typed);
        } catch (Refused sentAlready) {
            Browser.goTo("/sign-up/done");
            return;
        }
        DraftCookie.write(request, written.secret());
        Map<String, String> problems = new LinkedHashMap<>(written.problems());
        problems.putAll(refused);
        if (!onward) {
            int index = STEPS.indexOf(step);
            Browser.goTo(index == 0 ? "/sign-up" : address(STEPS.get(index - 1)));
        } else if (problems.isEmpty()) {
            boolean fromCheck = "check".equals(request.getParameter("back"));
            boolean last = step == Application.Step.AUTHORISATION;
            Browser.goTo(fromCheck || last ? "/sign-up/check" : address(STEPS.get(STEPS.indexOf(step) + 1)));
        } else {
            errors.add(problems);
            draft = drafts.find(written.secret()).orElse(null);
        }
    }

    private static String address(Application.Step step) {
        return "/sign-up/" + step.name().toLowerCase();
    }

    public void submit() {
        try {
            submitApplication.submit(DraftCookie.read(request));
            Browser.goTo("/sign-up/done");
        } catch (Refused incomplete) {
            errors.add(incomplete.problems());
        }
    }

    public void startAnother() {
        DraftCookie.forget(request);
        Browser.goTo("/sign-up/organisation");
    }

    /** A link from an email: a good one becomes this browser's draft; an expired one can be renewed; any other is not found. */
    public void mend() {
        String secret = address.part("token");
        if (drafts.find(secret).isPresent()) {
            DraftCookie.write(request, secret);
            Browser.goTo("/sign-up/check");
        } else if (!drafts.isExpired(secret)) {
            throw new NotFound();
        }
    }

    public void renewLink() {
        sendNewLink.send(address.part("token"));
        Browser.goTo("/sign-up?sent=link");
    }

    public Application getDraft() {
        return draft;
    }

    public String getSectorTitle() {
        return draft.getSector() == null ? "" : Sector.valueOf(draft.getSector()).getTitle();
    }

    public String getSizeTitle() {
        return draft.getSize() == null ? "" : Size.valueOf(draft.getSize()).getTitle();
    }

    public int getWordCount() {
        return Words.count(statement);
    }

    public int getWordLimit() {
        return Words.LIMIT;
    }

    public boolean isLinkSent() {
        return "link".equals(request.getParameter("sent"));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(String sector) {
        this.sector = sector;
    }

    public String getArea() {
        return area;
    }

    public void setArea(String area) {
        this.area = area;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public String getLeadName() {
        return leadName;
    }

    public void setLeadName(String leadName) {
        this.leadName = leadName;
    }

    public String getLeadEmail() {
        return leadEmail;
    }

    public void setLeadEmail(String leadEmail) {
        this.leadEmail = leadEmail;
    }

    public String getLeadRole() {
        return leadRole;
    }

    public void setLeadRole(String leadRole) {
        this.leadRole = leadRole;
    }

    public String getStatement() {
        return statement;
    }

    public void setStatement(String statement) {
        this.statement = statement;
    }

    public String getLogoAlt() {
        return logoAlt;
    }

    public void setLogoAlt(String logoAlt) {
        this.logoAlt = logoAlt;
    }

    public Part getLogo() {
        return logo;
    }

    public void setLogo(Part logo) {
        this.logo = logo;
    }

    public String getSeniorName() {
        return seniorName;
    }

    public void setSeniorName(String seniorName) {
        this.seniorName = seniorName;
    }

    public String getSeniorRole() {
        return seniorRole;
    }

    public void setSeniorRole(String seniorRole) {
        this.seniorRole = seniorRole;
    }

    public String getSeniorDate() {
        return seniorDate;
    }

    public void setSeniorDate(String seniorDate) {
        this.seniorDate = seniorDate;
    }

    public boolean isSeniorConfirms() {
        return seniorConfirms;
    }

    public void setSeniorConfirms(boolean seniorConfirms) {
        this.seniorConfirms = seniorConfirms;
    }
}
