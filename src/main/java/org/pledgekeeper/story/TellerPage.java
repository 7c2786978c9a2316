package org.pledgekeeper.story;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/**
 * What someone who tells a story sees through their private link. A link that leads nowhere (any more) shows one calm page, whatever it
 * was.
 */
@Named
@RequestScoped
public class TellerPage {
    @Inject
    private OwnStory ownStory;
    @Inject
    private WriteStory writeStory;
    @Inject
    private TellStory tellStory;
    @Inject
    private ChangeConsent changeConsent;
    @Inject
    private WithdrawStory withdrawStory;
    @Inject
    private TakeLinkOver takeLinkOver;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.story.exit-to")
    private String exitTo;
    private OwnStory.Own own;
    private String words;
    private String note;
    private int seen;
    private String theirs;
    private Version shown;

    @PostConstruct
    void load() {
        try {
            own = ownStory.read(getSecret());
            words = own.story().getWords();
            note = own.story().getNote();
            seen = own.story().getVersion();
        } catch (NotFound nothingThere) {
            own = null;
        }
    }

    // Writing -------------------------------------------------------------------------------

    public void save() {
        keepThen(() -> Browser.goTo(getHome() + "?done=saved"));
    }

    public void goOn() {
        keepThen(() -> {
            own.story().telling().requireTellable();
            Browser.goTo(getHome() + "/check");
        });
    }

    private void keepThen(Runnable next) {
        orMend(() -> {
            Story kept = writeStory.write(getSecret(), seen, words, note);
            seen = kept.getVersion();
            own = ownStory.read(getSecret());
            next.run();
        });
    }

    // Reading it through and agreeing -------------------------------------------------------

    /** The same page again, with what was chosen. */
    public void showAgain() {
        own = ownStory.read(getSecret());
        shown = null;
    }

    public void tell() {
        orMend(() -> {
            tellStory.tell(getSecret(), seen, getKept(), request.getParameter("agreed"), consent());
            Browser.goTo(getHome() + "?done=told");
        });
    }

    public void change() {
        orMend(() -> {
            changeConsent.change(getSecret(), consent());
            Browser.goTo(getHome() + "?done=changed");
        });
    }

    public void withdraw() {
        orMend(() -> {
            withdrawStory.withdraw(getSecret());
            Browser.goTo("/taken-back");
        });
    }

    public void takeOver() {
        orMend(() -> Browser.goTo("/story/" + takeLinkOver.takeOver(getSecret()) + "?done=link"));
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (ChangedMeanwhile changed) {
            Story now = changed.theirs(Story.class);
            theirs = now.getWords();
            seen = now.getVersion();
            errors.add(Map.of("words", changed.getMessage()));
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound endedMeanwhile) {
            own = null;
        }
    }

    private Consent consent() {
        String months = String.valueOf(request.getParameter("months"));
        return new Consent(getTicked(), months.equals("12") || months.equals("24") ? Integer.parseInt(months) : 0,
                request.getParameter("news") != null, request.getParameter("email"));
    }

    private Set<Channel> getTicked() {
        List<String> names = several("channel");
        return Arrays.stream(Channel.values()).filter(one -> names.contains(one.name())).collect(Collectors.toSet());
    }

    private List<String> several(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    private boolean isSent() {
        return request.getMethod().equals("POST");
    }

    /** @return finds that the teller leaves in: those whose box was not ticked */
    private List<String> getKept() {
        List<String> out = several("out");
        return isSent()
                ? Version.of(own.story(), List.of()).found().stream().map(Identifying.Found::text).filter(one -> !out.contains(one))
                        .toList()
                : List.of();
    }

    public boolean isKept(Identifying.Found found) {
        return getKept().contains(found.text());
    }

    public Version getShown() {
        if (shown == null) {
            shown = Version.of(own.story(), getKept());
        }
        return shown;
    }

    public boolean isChosen(Channel channel) {
        return isSent() ? getTicked().contains(channel) : own.story().getChannels().contains(channel);
    }

    public boolean isFor(int months) {
        return isSent() ? String.valueOf(months).equals(request.getParameter("months"))
                : own.story().agreement().getMonths() != null && own.story().agreement().getMonths() == months;
    }

    public boolean isWantsNews() {
        return isSent() ? request.getParameter("news") != null : own.story().agreement().isNews();
    }

    public String getEmail() {
        return isSent() ? request.getParameter("email") : own.email();
    }

    // What is shown -------------------------------------------------------------------------

    /** @return null where the link leads nowhere (any more); the answer then says so in its status too */
    public OwnStory.Own getOwn() {
        if (own == null && !isEndedPage()) {
            jakarta.faces.context.FacesContext.getCurrentInstance().getExternalContext()
                    .setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        return own;
    }

    private boolean isEndedPage() {
        return address.part("secret").isEmpty();
    }

    public boolean isThere() {
        return getOwn() != null;
    }

    private String getSecret() {
        return address.part("secret");
    }

    public String getHome() {
        return "/story/" + getSecret();
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public String getIntroduction() {
        return Consent.INTRODUCTION;
    }

    public String getExitTo() {
        return exitTo;
    }

    public int getWordLimit() {
        return Story.MOST_WORDS;
    }

    /** @return the words as they stand elsewhere, where they were changed there meanwhile; otherwise null */
    public String getTheirs() {
        return theirs;
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "saved" -> "Saved. You can close this page and come back with the same link.";
            case "told" -> "Thank you. Your story is with the organisation now, in the words you agreed to.";
            case "changed" -> "Your choices are saved. They hold from now on.";
            case "link" -> "This page has a new address, and only you have it. Please keep it: the old link leads nowhere now.";
            default -> null;
        };
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }
}
