package org.pledgekeeper.support;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.VersionedForm;

/** What organisations ask the programme, and answering one. */
@Named
@RequestScoped
public class AnsweringPage extends VersionedForm {
    private static final String HOME = "/programme/support";

    @Inject
    private SupportQueue queue;
    @Inject
    private AnswerRequest answerRequest;
    @Inject
    private CloseAnswered closeAnswered;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<SupportQueue.Line> all;
    private SupportQueue.Of one;
    private String words;

    @PostConstruct
    void load() {
        if (!address.part("id").isEmpty()) {
            show();
        }
    }

    private void show() {
        one = queue.one(address.part("slug"), Address.uuid(address.part("id")));
        seen = one.conversation().request().getVersion();
    }

    public void answer() {
        try {
            answerRequest.answer(one.slug(), request().getId(), Address.uuid(id), words);
            Browser.goTo(HOME + "/" + one.slug() + "/" + request().getId() + "?done=sent");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void close() {
        try {
            closeAnswered.close(one.slug(), request().getId(), seen);
            Browser.goTo(HOME + "?done=closed");
        } catch (ChangedMeanwhile meanwhile) {
            show();
            errors.add(Map.of("thread", meanwhile.getMessage()));
        }
    }

    private SupportRequest request() {
        return one.conversation().request();
    }

    public List<SupportQueue.Line> getAll() {
        if (all == null) {
            all = queue.all();
        }
        return all;
    }

    /** @return those that wait for the programme, the longest wait first */
    public List<SupportQueue.Line> getWaiting() {
        return getAll().stream().filter(line -> line.state() == SupportRequest.State.OPEN).toList();
    }

    public SupportQueue.Of getOne() {
        return one;
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "sent" -> "Sent. The organisation is told that an answer waits.";
            case "closed" -> "Closed. Either side can write in it again.";
            default -> null;
        };
    }

    public int getWordLimit() {
        return SupportMessage.MOST_WORDS;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
