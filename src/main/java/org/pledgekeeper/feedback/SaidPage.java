package org.pledgekeeper.feedback;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.PublicLineForm;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** You said, we did: what the public is told of feedback; the lead offers it and takes it back. */
@Named
@RequestScoped
public class SaidPage extends PublicLineForm {
    @Inject
    private SaidLines saidLines;
    @Inject
    private OfferSaidLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private SaidLines.All all;
    private SaidLines.One one;
    private String said;

    @PostConstruct
    void load() {
        if (address.part("entry").isEmpty()) {
            all = saidLines.all();
        } else {
            one = saidLines.one(Address.uuid(address.part("entry")));
            begin(one.lines(), request.getParameter("line")).ifPresent(known -> said = known.getSentence());
        }
    }

    public void offer() {
        try {
            offerLine.offer(Address.uuid(line), one.entry().id(), said, words, TypedDate.day("on", on));
            Browser.goTo(getHome() + "?done=offered");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void takeBack() {
        try {
            takeBackLine.takeBack(Address.uuid(request.getParameter("back")));
            Browser.goTo(getHome() + "?done=taken-back");
        } catch (NotFound gone) {
            errors.add(Map.of("line", "This is not there any more. The page shows how things stand now."));
            all = saidLines.all();
        }
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + PublicLine.Kind.SAID.getPage();
    }

    public SaidLines.All getAll() {
        return all;
    }

    public Entry getEntry() {
        return one.entry();
    }

    public String getDone() {
        return done(String.valueOf(request.getParameter("done")));
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = said;
    }
}
