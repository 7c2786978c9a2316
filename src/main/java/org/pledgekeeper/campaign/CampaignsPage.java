package org.pledgekeeper.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pledgekeeper.figures.Region;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** The programme's campaigns: drafting one, seeing it as an organisation would, scheduling and stopping it. */
@Named
@RequestScoped
public class CampaignsPage {
    private static final String HOME = "/programme/campaigns";
    /** Nobody's name: a preview shows no real organisation. */
    private static final String INVENTED = "Sample Organisation";

    @Inject
    private Campaigns campaigns;
    @Inject
    private SaveCampaign saveCampaign;
    @Inject
    private ScheduleCampaign scheduleCampaign;
    @Inject
    private StopCampaign stopCampaign;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private final CampaignForm typed = new CampaignForm();
    private List<Campaign> all;
    private Campaigns.Of one;
    private Campaign theirs;
    private StarterLetter starter;

    @PostConstruct
    void load() {
        if (address.part("id").isEmpty()) {
            all = campaigns.all();
            Optional.ofNullable(request.getParameter("like"))
                    .ifPresent(another -> typed.beginFrom(campaigns.one(Address.uuid(another)).campaign().said()));
            starter = StarterLetter.of(request.getParameter("from")).orElse(null);
            if (starter != null) {
                typed.beginFrom(starter.said(today()));
            }
        } else {
            one = campaigns.one(Address.uuid(address.part("id")));
            typed.show(one.campaign());
        }
    }

    public void save() {
        orMend(() -> Browser.goTo(HOME + "/" + saveCampaign.save(Address.uuid(typed.getId()), typed.said(), typed.getSeen()).getId()
                + "?done=saved"));
    }

    public void schedule() {
        orMend(() -> {
            String read = Objects.toString(request.getParameter("seenNow"), "");
            scheduleCampaign.schedule(one.campaign().getId(), read.matches("\\d{1,9}") ? Integer.parseInt(read) : 0);
            Browser.goTo(HOME + "/" + one.campaign().getId() + "?done=scheduled");
        });
    }

    public void stop() {
        stopCampaign.stop(one.campaign().getId());
        Browser.goTo(HOME + "/" + one.campaign().getId() + "?done=stopped");
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (ChangedMeanwhile meanwhile) {
            theirs = meanwhile.theirs(Campaign.class);
            typed.setSeen(theirs.getVersion());
            errors.add(Map.of("title", "A colleague changed this a moment ago. Both are shown: mend yours, then save again."));
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public CampaignForm getTyped() {
        return typed;
    }

    public List<Campaign> getAll() {
        return all;
    }

    public Campaigns.Of getOne() {
        return one;
    }

    public Campaign getTheirs() {
        return theirs;
    }

    public String stands(Campaign campaign) {
        return campaign.stands(today());
    }

    /** @return what a new one can begin from; none where it began as another was, nor while it is mended, so that nothing typed is left */
    public StarterLetter[] getStarters() {
        return request.getMethod().equals("GET") && request.getParameter("like") == null ? StarterLetter.values() : new StarterLetter[0];
    }

    /** @return the one that was chosen to begin from; null where none was */
    public StarterLetter getStarter() {
        return starter;
    }

    public String title(StarterLetter letter) {
        return letter.title(today());
    }

    private static LocalDate today() {
        return LocalDate.now(Days.SCOTLAND);
    }

    /** @return the saved letter as an invented organisation would get it */
    public Campaign.Letter getPreview() {
        return Campaign.letter(one.campaign().getSubject(), one.campaign().getWords(), INVENTED);
    }

    public boolean isAsking() {
        return request.getParameter("ask") != null;
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "saved" -> "Saved as a draft. Nothing goes out before you schedule it.";
            case "scheduled" -> "Scheduled. The letters go out in the morning of its day.";
            case "stopped" -> "Stopped. No letter goes out any more.";
            default -> null;
        };
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public Group.Reviewed[] getReviews() {
        return Group.Reviewed.values();
    }

    public int getWordLimit() {
        return Campaign.MOST_WORDS;
    }
}
