package org.pledgekeeper.digest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.pledgekeeper.web.Address;

/** What a link of a digest opens: a page that asks first, and does what it says only when its form is sent. */
@Named
@RequestScoped
public class DigestLinkPage {
    @Inject
    private DigestLinks links;
    @Inject
    private AnswerDigest answerDigest;
    @Inject
    private StopDigest stopDigest;
    @Inject
    private Address address;
    private DigestLinks.Asked asked;
    private String organisation;
    private boolean done;

    @PostConstruct
    void load() {
        if (isStopping()) {
            organisation = links.stops(secret()).orElse(null);
        } else {
            asked = links.of(secret());
        }
    }

    public void answer() {
        done = answerDigest.answer(secret(), getAnswer());
        load();
    }

    public void stop() {
        done = stopDigest.stop(secret());
    }

    private String secret() {
        return address.part("secret");
    }

    private boolean isStopping() {
        return address.starts("/digest/stop");
    }

    /** @return what the address asks about; null for none of the three */
    public DigestAnswer getAnswer() {
        return DigestAnswer.of(address.part("answer")).orElse(null);
    }

    public List<DigestAnswer> getOthers() {
        return Arrays.stream(DigestAnswer.values()).filter(one -> one != getAnswer()).toList();
    }

    public DigestLinks.Asked getAsked() {
        return asked;
    }

    /** @return how the addresses of the same link begin */
    public String getHome() {
        return "/digest/" + secret() + "/";
    }

    /** @return whose digest it stops; null where it is no such link */
    public String getOrganisation() {
        return organisation;
    }

    /** @return whether it has just been done */
    public boolean isDone() {
        return done;
    }

    public boolean isOpen() {
        return !done && asked.stage() == DigestLinks.Stage.OPEN;
    }
}
