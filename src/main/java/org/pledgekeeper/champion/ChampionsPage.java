package org.pledgekeeper.champion;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.people.Members;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.VersionedForm;

/** Who the champions are, what they look after, writing one down, and the handover pack. */
@Named
@RequestScoped
public class ChampionsPage extends VersionedForm {
    @Inject
    private Champions champions;
    @Inject
    private SaveChampion saveChampion;
    @Inject
    private Handovers handovers;
    @Inject
    private Members members;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<Champions.Looking> all;
    private List<Members.Member> people;
    private Paper pack;
    private Champion theirs;
    private String role;
    private String from;
    private String until;
    private String hours;
    private String reportsTo;
    private String deputy;
    private String handover = Champion.Handover.NOT_BEGUN.name();
    private String wished;
    private String subject;

    @PostConstruct
    void load() {
        all = champions.all();
        if (!address.part("id").isEmpty()) {
            show(champion(Address.uuid(address.part("id"))));
        }
    }

    private Champion champion(UUID wanted) {
        return all.stream().map(Champions.Looking::champion).filter(one -> one.getId().equals(wanted)).findFirst()
                .orElseThrow(NotFound::new);
    }

    private void show(Champion one) {
        id = one.getId().toString();
        seen = one.getVersion();
        role = one.getRole();
        from = one.getTermFrom().toString();
        until = one.getTermUntil() == null ? "" : one.getTermUntil().toString();
        hours = one.getHoursTyped();
        reportsTo = one.getReportsTo();
        deputy = one.getDeputy();
        handover = one.getHandover().name();
        wished = one.getWished();
        subject = one.getSubject();
    }

    public void save() {
        handover = request.getParameter("handover");
        subject = request.getParameter("subject");
        try {
            saveChampion.save(Address.uuid(id), said(role, from, until, hours, reportsTo, deputy,
                    OneOf.named(Champion.Handover.class, handover).orElse(null), wished, subject), seen,
                    request.getParameter(Champion.AS_WRITTEN) != null);
            Browser.goTo(getHome() + "?done=saved");
        } catch (ChangedMeanwhile meanwhile) {
            theirs = meanwhile.theirs(Champion.class);
            seen = theirs.getVersion();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    /** @throws Refused for a day or a number that cannot be read */
    static Champion.Said said(String role, String from, String until, String hours, String reportsTo, String deputy,
            Champion.Handover handover, String wished, String subject) {
        return new Champion.Said(role, TypedDate.day("from", from), TypedDate.day("until", until), hours(hours), reportsTo, deputy,
                handover, wished, subject);
    }

    private static BigDecimal hours(String typed) {
        String number = typed == null ? "" : typed.strip().replace(',', '.');
        if (!number.isEmpty() && !number.matches("\\d{1,3}(\\.\\d)?")) {
            throw new Refused("hours", "Say how many hours a week, from 0 to 40, for example 3.5.");
        }
        return number.isEmpty() ? null : new BigDecimal(number);
    }

    public Champion getTheirs() {
        return theirs;
    }

    public List<Champions.Looking> getAll() {
        return all;
    }

    public boolean isNow(Champion one) {
        return one.isNow(LocalDate.now(Days.SCOTLAND));
    }

    public Paper getPack() {
        if (pack == null) {
            pack = handovers.of(Address.uuid(address.part("id")));
        }
        return pack;
    }

    public List<Members.Member> getMembers() {
        if (people == null) {
            people = members.all();
        }
        return people;
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/champions";
    }

    public boolean isSaved() {
        return "saved".equals(request.getParameter("done"));
    }

    public Champion.Handover[] getHandovers() {
        return Champion.Handover.values();
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }

    public String getReportsTo() {
        return reportsTo;
    }

    public void setReportsTo(String reportsTo) {
        this.reportsTo = reportsTo;
    }

    public String getDeputy() {
        return deputy;
    }

    public void setDeputy(String deputy) {
        this.deputy = deputy;
    }

    public String getHandover() {
        return handover;
    }

    public String getWished() {
        return wished;
    }

    public void setWished(String wished) {
        this.wished = wished;
    }

    public String getSubject() {
        return subject;
    }
}
