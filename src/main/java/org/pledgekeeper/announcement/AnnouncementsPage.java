package org.pledgekeeper.announcement;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.VersionedForm;

/** What the programme has announced, writing one, correcting it and taking it back. */
@Named
@RequestScoped
public class AnnouncementsPage extends VersionedForm {
    private static final String HOME = "/programme/announcements";

    @Inject
    private Announcements announcements;
    @Inject
    private SaveAnnouncement saveAnnouncement;
    @Inject
    private TakeAnnouncementBack takeBack;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<Announcement> all;
    private Announcement one;
    private Announcement theirs;
    private String title;
    private String words;
    private String from;
    private String until;
    private String sector;

    @PostConstruct
    void load() {
        all = announcements.all();
        if (!address.part("id").isEmpty()) {
            one = announcements.one(Address.uuid(address.part("id")));
            id = one.getId().toString();
            seen = one.getVersion();
            title = one.getTitle();
            words = one.getWords();
            from = one.getShownFrom().toString();
            until = one.getShownUntil().toString();
            sector = one.getSector() == null ? "" : one.getSector().name();
        } else {
            from = LocalDate.now(Days.SCOTLAND).toString();
        }
    }

    public void save() {
        try {
            saveAnnouncement.save(Address.uuid(id), said(title, words, from, until, sector), seen);
            Browser.goTo(HOME + "?done=saved");
        } catch (ChangedMeanwhile meanwhile) {
            theirs = meanwhile.theirs(Announcement.class);
            seen = theirs.getVersion();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void takeItBack() {
        takeBack.takeBack(one.getId());
        Browser.goTo(HOME + "?done=back");
    }

    /** @throws Refused for a day or a sector that cannot be read */
    static Announcement.Said said(String title, String words, String from, String until, String sector) {
        return new Announcement.Said(title, words, TypedDate.day("from", from), TypedDate.day("until", until),
                OneOf.chosen(Sector.class, "sector", sector));
    }

    public List<Announcement> getAll() {
        return all;
    }

    public String stands(Announcement shown) {
        return shown.stands(LocalDate.now(Days.SCOTLAND));
    }

    /** @return the one this page is about; null for a new one */
    public Announcement getOne() {
        return one;
    }

    public Announcement getTheirs() {
        return theirs;
    }

    public boolean isAsking() {
        return "back".equals(request.getParameter("ask"));
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "saved" -> "Saved. Those it is for see it on the days you chose.";
            case "back" -> "Taken back. Nobody is shown it any more.";
            default -> null;
        };
    }

    public int getWordLimit() {
        return Announcement.MOST_WORDS;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
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

    public String getSector() {
        return Objects.toString(sector, "");
    }

    public void setSector(String sector) {
        this.sector = sector;
    }
}
