package org.pledgekeeper.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.figures.Region;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;

/** Which organisations a campaign is for: only by what staff know of them without their workspaces. */
@Embeddable
public class Group {
    private static final int MOST_MONTHS = 60;

    /** By the day of the latest review on their public profiles. */
    public enum Reviewed {
        ANY("Whether reviewed or not"), NEVER("No review on their profile yet"), LONG_AGO("Their latest review is older than");

        private final String title;

        Reviewed(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    @Enumerated(EnumType.STRING)
    private Sector sector;
    @Enumerated(EnumType.STRING)
    @Column(name = "size")
    private Size size;
    @Enumerated(EnumType.STRING)
    private Region region;
    @Enumerated(EnumType.STRING)
    private Reviewed reviewed;
    private Integer months;

    protected Group() {}

    /** @param sector null for all, as size and region @param months read only with {@link Reviewed#LONG_AGO} */
    public Group(Sector sector, Size size, Region region, Reviewed reviewed, Integer months) {
        this.sector = sector;
        this.size = size;
        this.region = region;
        this.reviewed = reviewed == null ? Reviewed.ANY : reviewed;
        this.months = this.reviewed == Reviewed.LONG_AGO ? months : null;
    }

    void check(Map<String, String> problems) {
        if (reviewed == Reviewed.LONG_AGO && (months == null || months < 1 || months > MOST_MONTHS)) {
            problems.put("months", "Say how many months, from 1 to " + MOST_MONTHS + ".");
        }
    }

    /** @return in words */
    public String getTitle() {
        String who = Stream.of(sector == null ? null : sector.getTitle(), size == null ? null : size.getTitle() + " people",
                region == null ? null : region.getTitle()).filter(one -> one != null).collect(Collectors.joining(", "));
        return (who.isEmpty() ? "All organisations" : who) + switch (reviewed) {
            case ANY -> "";
            case NEVER -> ", no review on their profile yet";
            case LONG_AGO -> ", latest review older than " + months + (months == 1 ? " month" : " months");
        };
    }

    public Sector getSector() {
        return sector;
    }

    public Size getSize() {
        return size;
    }

    public Region getRegion() {
        return region;
    }

    public Reviewed getReviewed() {
        return reviewed;
    }

    public Integer getMonths() {
        return months;
    }
}
