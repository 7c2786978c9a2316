package org.pledgekeeper.support;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.VersionedForm;

/** What the organisation has asked the programme: asking, going on in a thread, and closing it. */
@Named
@RequestScoped
public class SupportPage extends VersionedForm {
    @Inject
    private SupportRequests requests;
    @Inject
    private AskProgramme askProgramme;
    @Inject
    private WriteToProgramme writeToProgramme;
    @Inject
    private CloseRequest closeRequest;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<SupportRequest> all;
    private Threads.Conversation one;
    private String subject;
    private String about;
    private String words;

    @PostConstruct
    void load() {
        about = Objects.toString(request.getParameter("about"), "");
        if (address.part("id").isEmpty()) {
            all = requests.all();
        } else {
            show();
        }
    }

    private void show() {
        one = requests.one(Address.uuid(address.part("id")));
        seen = one.request().getVersion();
    }

    public void ask() {
        orMend(() -> Browser.goTo(getHome() + "/"
                + askProgramme.ask(Address.uuid(id), new Asked(subject, about, words), isAsWritten()).getId() + "?done=asked"));
    }

    public void write() {
        orMend(() -> {
            writeToProgramme.write(one.request().getId(), Address.uuid(id), words, isAsWritten());
            Browser.goTo(getHome() + "/" + one.request().getId() + "?done=sent");
        });
    }

    public void close() {
        orMend(() -> {
            closeRequest.close(one.request().getId(), seen);
            Browser.goTo(getHome() + "?done=closed");
        });
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (ChangedMeanwhile meanwhile) {
            show();
            errors.add(Map.of("thread", meanwhile.getMessage()));
        }
    }

    public List<SupportRequest> getAll() {
        return all;
    }

    public Threads.Conversation getOne() {
        return one;
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/help";
    }

    public List<Edition.Commitment> getCommitments() {
        return checklists.current().commitments();
    }

    public Place[] getPlaces() {
        return Place.values();
    }

    public boolean isAsWritten() {
        return "true".equals(request.getParameter(SupportMessage.AS_WRITTEN));
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "asked" -> "Sent. The programme is told that it waits; you hear by email when an answer is here.";
            case "sent" -> "Sent.";
            case "closed" -> "Closed. You can write in it again at any time.";
            default -> null;
        };
    }

    public int getWordLimit() {
        return SupportMessage.MOST_WORDS;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getAbout() {
        return about;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
