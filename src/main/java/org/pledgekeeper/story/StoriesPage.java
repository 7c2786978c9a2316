package org.pledgekeeper.story;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** An organisation's stories in its workspace: all of them with the way to invite, or one with where it is shown. */
@Named
@RequestScoped
public class StoriesPage extends StoryForm {
    @Inject
    private Stories stories;
    @Inject
    private InviteTeller inviteTeller;
    @Inject
    private ShowStory showStory;
    @Inject
    private StopSharing stopSharing;
    @Inject
    private RecordCopy recordCopy;
    @Inject
    private RecallCopy recallCopy;
    @Inject
    private TellWhatCame tellWhatCame;
    @Inject
    private TakeStoryAway takeStoryAway;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    @Inject
    @ConfigProperty(name = "pledgekeeper.story.exit-to")
    private String exitTo;
    private List<Stories.Shown> all;
    private Stories.One one;
    private String link;

    @PostConstruct
    void load() {
        if (address.part("id").isEmpty()) {
            all = stories.all();
        } else {
            one = stories.one(Address.uuid(address.part("id")));
            setNote(one.shown().note());
        }
    }

    public void invite() {
        orMend(() -> {
            link = baseUrl + "/story/" + inviteTeller.invite(request.getParameter("fresh"), getWords());
            all = stories.all();
        });
    }

    public void show() {
        Channel channel = channel();
        orMend(() -> {
            showStory.show(id(), channel, getNote());
            Browser.goTo(getHere() + "?done=shown");
        });
    }

    public void stop() {
        orMend(() -> {
            stopSharing.stop(id(), channel("stop"));
            Browser.goTo(getHere() + "?done=stopped");
        });
    }

    public void copy() {
        orMend(() -> {
            recordCopy.record(Address.uuid(request.getParameter("fresh")), id(), new RecordCopy.Copy(
                    Arrays.stream(RecordCopy.How.values()).filter(how -> how.name().equals(request.getParameter("how"))).findFirst()
                            .orElse(null),
                    getToWhom(), getForWhat()));
            Browser.goTo(getHere() + "?done=copy#copies");
        });
    }

    public void recalled() {
        orMend(() -> {
            recallCopy.recalled(id(), Address.uuid(request.getParameter("recalled")));
            Browser.goTo(getHere() + "?done=recalled#copies");
        });
    }

    public void tell() {
        orMend(() -> {
            tellWhatCame.tell(id(), Address.uuid(request.getParameter("fresh")), getNews());
            Browser.goTo(getHere() + "?done=news");
        });
    }

    public void takeAway() {
        orMend(() -> {
            takeStoryAway.takeAway(id());
            Browser.goTo(getHere() + "?done=away");
        });
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound ended) {
            errors.add(Map.of("story", "This story has ended, so nothing was done. The page shows how things stand now."));
        }
    }

    private UUID id() {
        return one.shown().story().getId();
    }

    private Channel channel() {
        return channel("show");
    }

    private Channel channel(String field) {
        return Arrays.stream(Channel.values()).filter(one -> one.name().equals(request.getParameter(field))).findFirst()
                .orElseThrow(NotFound::new);
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/stories";
    }

    public String getHere() {
        return getHome() + "/" + id();
    }

    public boolean isKeeper() {
        return tenant.isMayOpen();
    }

    /** @return whether copies of it may leave */
    public boolean isCopyable() {
        return one.shown().words() != null && one.shown().story().reaches(Channel.TRAINING);
    }

    /** @return whether this person may show it there */
    public boolean isMine(Channel channel) {
        return tenant.isMaySubmit() || tenant.isMayOpen() && channel.isWithin();
    }

    public List<Stories.Shown> getAll() {
        return all;
    }

    public Stories.One getOne() {
        return one;
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public String getExitTo() {
        return exitTo;
    }

    /** @return what the next link, copy or news is made of: so a second press makes no second one */
    public String getFresh() {
        return one == null ? Link.fresh().secret() : UUID.randomUUID().toString();
    }

    /** @return the private link, in the answer that made it; otherwise null */
    public String getLink() {
        return link;
    }

    public boolean isAsking() {
        return request.getParameter("ask") != null;
    }

    public String ledgerWords(String what) {
        return switch (what) {
            case "GIVEN" -> "Consent given";
            case "CHANGED" -> "Consent changed";
            case "WITHDRAWN" -> Ending.WITHDRAWN.getTitle();
            case "EXPIRED" -> Ending.EXPIRED.getTitle();
            default -> Ending.TAKEN_AWAY.getTitle();
        };
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "shown" -> "Done. The person who told it sees this on their private page.";
            case "stopped" -> "It is no longer shown there.";
            case "copy" -> "Written down. You can print this page, or copy the words, now.";
            case "recalled" -> "Noted. Thank you for asking for it back.";
            case "news" -> "Told. It is on their private page.";
            case "away" -> "The story is erased, everywhere. Copies that were handed out are listed below.";
            default -> null;
        };
    }

    public int getWordLimit() {
        return Story.MOST_WORDS;
    }
}
