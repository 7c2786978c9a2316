package org.pledgekeeper.programme;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Stories that staff were offered, and one of them to read, to publish, or to return. */
@Named
@RequestScoped
public class StoryReviewPage {
    @Inject
    private OfferedStories offered;
    @Inject
    private DecideOnStory decideOnStory;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.story.exit-to")
    private String exitTo;
    private List<OfferedStories.Line> all;
    private OfferedStories.One one;
    private int seen;
    private String reason;

    @PostConstruct
    void load() {
        if (!address.part("id").isEmpty()) {
            try {
                one = offered.one(Address.uuid(address.part("id")));
                seen = one.story().getVersion();
            } catch (NotFound gone) {
                if (request.getMethod().equals("GET")) {
                    throw gone;
                }
                errors.add(Map.of("story", "This story does not wait for review any more. Nothing was done."));
            }
        }
    }

    public void publish() {
        decide(Optional.empty());
    }

    public void giveBack() {
        decide(Optional.of(reason == null ? "" : reason));
    }

    private void decide(Optional<String> returned) {
        if (one == null) {
            return;
        }
        try {
            decideOnStory.decide(one.slug(), one.story().getId(), seen, returned);
            Browser.goTo("/programme?done=line");
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound gone) {
            errors.add(Map.of("story", "This story was taken back meanwhile. Nothing was done."));
        }
    }

    public List<OfferedStories.Line> getAll() {
        if (all == null) {
            all = offered.all();
        }
        return all;
    }

    public OfferedStories.One getOne() {
        return one;
    }

    public String getExitTo() {
        return exitTo;
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
