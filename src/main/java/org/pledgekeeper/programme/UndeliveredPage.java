package org.pledgekeeper.programme;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Mail that did not arrive, and one of them with its address to correct. */
@Named
@RequestScoped
public class UndeliveredPage {
    @Inject
    private Undelivered undelivered;
    @Inject
    private SendMailAgain sendMailAgain;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private List<Undelivered.Letter> all;
    private Undelivered.Letter one;
    private String recipient;
    private String trouble;

    @PostConstruct
    void load() {
        if (!address.part("id").isEmpty()) {
            one = undelivered.one(Address.uuid(address.part("id")));
            recipient = one.recipient();
        }
    }

    public void sendAgain() {
        try {
            sendMailAgain.send(one.id(), recipient);
            Browser.goTo("/programme/mail?sent=again");
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (Unavailable unavailable) {
            trouble = unavailable.getMessage();
        }
    }

    public List<Undelivered.Letter> getAll() {
        if (all == null) {
            all = undelivered.all();
        }
        return all;
    }

    public Undelivered.Letter getOne() {
        return one;
    }

    public boolean isSent() {
        return request.getParameter("sent") != null;
    }

    public String getTrouble() {
        return trouble;
    }

    public String getRecipient() {
        return recipient;
    }

    public void setRecipient(String recipient) {
        this.recipient = recipient;
    }
}
