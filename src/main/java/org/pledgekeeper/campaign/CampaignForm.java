package org.pledgekeeper.campaign;

import java.util.Objects;
import org.pledgekeeper.figures.Region;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.VersionedForm;

/** What stands in the form of a campaign, as it was typed. */
public final class CampaignForm extends VersionedForm {
    private static final int DAYS_BETWEEN = 14;

    private String title;
    private String subject;
    private String words;
    private String beginsOn;
    private String reminders = "1";
    private String daysBetween = String.valueOf(DAYS_BETWEEN);
    private String sector = "";
    private String size = "";
    private String region = "";
    private String reviewed = Group.Reviewed.ANY.name();
    private String months = "";

    void show(Campaign campaign) {
        id = campaign.getId().toString();
        seen = campaign.getVersion();
        beginFrom(campaign.said());
        beginsOn = campaign.getBeginsOn().toString();
    }

    /** It stays a new one, and its day is to be chosen. */
    void beginFrom(Campaign.Said another) {
        title = another.title();
        subject = another.subject();
        words = another.words();
        reminders = String.valueOf(another.reminders());
        daysBetween = String.valueOf(another.daysBetween());
        Group group = another.group();
        sector = group.getSector() == null ? "" : group.getSector().name();
        size = group.getSize() == null ? "" : group.getSize().name();
        region = group.getRegion() == null ? "" : group.getRegion().name();
        reviewed = group.getReviewed().name();
        months = Objects.toString(group.getMonths(), "");
    }

    /** @throws Refused for what cannot be read */
    Campaign.Said said() {
        return said(title, subject, words, beginsOn, number("reminders", reminders), number("daysBetween", daysBetween),
                group(sector, size, region, reviewed, months.isBlank() ? null : number("months", months)));
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getBeginsOn() {
        return beginsOn;
    }

    public void setBeginsOn(String beginsOn) {
        this.beginsOn = beginsOn;
    }

    public String getReminders() {
        return reminders;
    }

    public void setReminders(String reminders) {
        this.reminders = reminders;
    }

    public String getDaysBetween() {
        return daysBetween;
    }

    public void setDaysBetween(String daysBetween) {
        this.daysBetween = daysBetween;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(String sector) {
        this.sector = sector;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getReviewed() {
        return reviewed;
    }

    public void setReviewed(String reviewed) {
        this.reviewed = reviewed;
    }

    public String getMonths() {
        return months;
    }

    public void setMonths(String months) {
        this.months = Objects.toString(months, "");
    }

    static Campaign.Said said(String title, String subject, String words, String beginsOn, int reminders, int daysBetween, Group group) {
        return new Campaign.Said(title, subject, words, TypedDate.day("beginsOn", beginsOn), reminders, daysBetween, group);
    }

    static Group group(String sector, String size, String region, String reviewed, Integer months) {
        return new Group(OneOf.chosen(Sector.class, "sector", sector), OneOf.chosen(Size.class, "size", size),
                OneOf.chosen(Region.class, "region", region), OneOf.chosen(Group.Reviewed.class, "reviewed", reviewed), months);
    }

    private static int number(String field, String typed) {
        if (typed == null || !typed.strip().matches("\\d{1,3}")) {
            throw new Refused(field, "Write a whole number, for example 14.");
        }
        return Integer.parseInt(typed.strip());
    }
}
