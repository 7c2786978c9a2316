package org.pledgekeeper.signup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/**
 * The steps of signing up. Every button keeps what was typed first; only then it goes on, back, or says what needs mending.
 * Which draft a page is about stands in its address, {@code /sign-up/{draft}/…}; the browser's cookies say which it may open.
 * A page of no draft yet carries the link under which its first words begin one, so that they begin one only.
 */
@Named
@RequestScoped
public class SignUpPage extends SignUpForm {
    private static final List<Step> STEPS = List.of(Step.values());

    @Inject
    private Drafts drafts;
    @Inject
    private WriteDraft writeDraft;
    @Inject
    private SubmitApplication submitApplication;
    @Inject
    private ChangeAddress changeAddress;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;

    private Application draft;
    private String secret;
    private List<Application> here;
    private Map<String, String> kept = Map.of();

    @PostConstruct
    void load() {
        if (isNamed()) {
            UUID named = Address.uuid(address.part("draft"));
            for (String held : DraftCookie.of(request, named)) {
                drafts.find(held).filter(found -> found.id().equals(named)).ifPresent(found -> take(found, held));
            }
        } else if (request.getMethod().equals("POST") && Link.isLink(request.getParameter("begun"))) {
            secret = request.getParameter("begun");
            drafts.find(secret).ifPresent(found -> take(found, secret));
        }
        if (draft != null) {
            fill(draft);
        }
    }

    private void take(Application found, String link) {
        draft = found;
        secret = link;
    }

    private boolean isNamed() {
        return !address.part("draft").isEmpty();
    }

    /**
     * A step of an application that has been sent leads to its reference, and one of a draft that this browser may not open to
     * the start. A step of no named draft leads to the only one begun in this browser; of several one chooses at the start.
     */
    public void begin() {
        List<Application> open = isNamed() || isNew() ? List.of() : getHere().stream().filter(Application::isEditable).toList();
        if (draft != null && !draft.isEditable()) {
            Browser.goTo(getBase() + "/done");
        } else if (isNamed() && draft == null) {
            Browser.goTo("/sign-up?draft=elsewhere");
        } else if (open.size() == 1) {
            Browser.goTo("/sign-up/" + open.get(0).id() + address.getPath().substring("/sign-up".length()));
        } else if (open.size() > 1 || !isNamed() && address.getPath().equals("/sign-up/check")) {
            Browser.goTo("/sign-up");
        }
    }

    public void done() {
        if (draft == null || draft.isEditable()) {
            Browser.goTo("/sign-up");
        }
    }

    private boolean isNew() {
        return address.getPath().equals("/sign-up/new");
    }

    /** @return where the pages of this draft are */
    public String getBase() {
        return draft == null ? "/sign-up" : "/sign-up/" + draft.id();
    }

    /** @return the link under which a page of no draft yet begins one */
    public String getBegun() {
        if (secret == null) {
            secret = Link.fresh().secret();
        }
        return secret;
    }

    /** @return the print of a step, or with no name of all, as it is shown now */
    public String seen(String step) {
        return draft == null ? "" : step.isEmpty() ? draft.print() : draft.print(Step.valueOf(step));
    }

    public List<Step> getSteps() {
        return STEPS;
    }

    /** @return whether a step holds all that it needs */
    public boolean isComplete(Step step) {
        return draft != null && draft.problems(step).isEmpty();
    }

    /** @return where what needs mending is asked: the step and its field; null for what is no single field's */
    public String where(String field) {
        return Step.asking(field).map(step -> getBase() + address(step) + "?back=check#" + field).orElse(null);
    }

    /** @return the applications this browser may open, those begun last first */
    public List<Application> getHere() {
        if (here == null) {
            here = drafts.among(DraftCookie.all(request));
        }
        return here;
    }

    /** @return what another tab has saved since this form was opened, by its label; empty where it has not */
    public List<Map.Entry<String, String>> getKept() {
        return List.copyOf(kept.entrySet());
    }

    public boolean isElsewhere() {
        return "elsewhere".equals(request.getParameter("draft"));
    }

    public boolean isBegunAnew() {
        return "begun".equals(request.getParameter("draft"));
    }

    public void saveOrganisation(boolean onward) {
        save(Step.ORGANISATION, onward, d -> {
            d.describeOrganisation(name, sector, area, size, website);
            d.chooseAddress(slug);
        }, Map.of());
    }

    public void saveLead(boolean onward) {
        save(Step.LEAD, onward, d -> d.nameLead(leadName, leadEmail, leadRole), Map.of());
    }

    public void saveStatement(boolean onward) {
        save(Step.STATEMENT, onward, d -> d.write(statement), Map.of());
    }

    public void saveLogo(boolean onward) throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        LogoImage safe = logo(refused);
        save(Step.LOGO, onward, d -> {
            d.describeLogo(logoAlt);
            if (safe != null) {
                d.showLogo(safe);
            }
        }, refused);
    }

    public void saveAuthorisation(boolean onward) {
        Map<String, String> refused = new LinkedHashMap<>();
        LocalDate given = seniorDate(refused);
        save(Step.AUTHORISATION, onward, d -> d.authorise(seniorName, seniorRole, given, seniorConfirms), refused);
    }

    private void save(Step step, boolean onward, Consumer<Application> typed, Map<String, String> refused) {
        WriteDraft.Written written;
        try {
            written = writeDraft.write(secret, request.getParameter("seen"), step, typed);
        } catch (ChangedMeanwhile changed) {
            kept = changed.theirs(Application.Held.class).byLabel();
            return;
        } catch (Refused sentAlready) {
            Browser.goTo(getBase() + "/done");
            return;
        }
        DraftCookie.write(written.draft(), written.secret());
        String base = "/sign-up/" + written.draft();
        if (isNamed() && draft == null) {
            Browser.goTo(base + address.getPath().substring(address.getPath().lastIndexOf('/')) + "?draft=begun");
            return;
        }
        Map<String, String> problems = new LinkedHashMap<>(written.problems());
        problems.putAll(refused);
        if (!onward) {
            int index = STEPS.indexOf(step);
            Browser.goTo(index == 0 ? "/sign-up" : base + address(STEPS.get(index - 1)));
        } else if (problems.isEmpty()) {
            boolean fromCheck = "check".equals(request.getParameter("back"));
            boolean last = step == Step.AUTHORISATION;
            Browser.goTo(base + (fromCheck || last ? "/check" : address(STEPS.get(STEPS.indexOf(step) + 1))));
        } else {
            errors.add(problems);
            take(drafts.find(written.secret()).orElseThrow(NotFound::new), written.secret());
        }
    }

    /** The one thing that can be changed while the programme reads it. */
    public void changeAddress() {
        try {
            changeAddress.change(secret, slug);
            Browser.goTo(getBase() + "/done?saved=address");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public boolean isAddressSaved() {
        return "address".equals(request.getParameter("saved"));
    }

    private static String address(Step step) {
        return "/" + step.name().toLowerCase(Locale.ROOT);
    }

    public void submit() {
        try {
            submitApplication.submit(secret, request.getParameter("seen"));
            Browser.goTo(getBase() + "/done");
        } catch (ChangedMeanwhile changed) {
            errors.add(Map.of("changed", "Something was changed in another tab after you opened this page. It is shown below as it is now."
                    + " Please read it again, then send it."));
        } catch (Refused incomplete) {
            errors.add(incomplete.problems());
        }
    }

    public Application getDraft() {
        return draft;
    }

    public String getSectorTitle() {
        return draft == null ? "" : Sector.title(draft.getSector());
    }

    public String getSizeTitle() {
        return draft == null ? "" : Size.title(draft.getSize());
    }

    public boolean isLinkSent() {
        return "link".equals(request.getParameter("sent"));
    }
}
