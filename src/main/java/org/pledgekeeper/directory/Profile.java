package org.pledgekeeper.directory;

import java.time.LocalDate;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;

/**
 * A signatory as the public sees it.
 *
 * @param website may be null
 * @param logo address of the logo's picture
 * @param lastReview day of the last submitted review; null before the first
 */
public record Profile(String slug, String name, String sector, String area, String website, String statement,
        String logo, int logoWidth, int logoHeight, String logoAlt, String seniorName, String seniorRole,
        LocalDate pledgedOn, LocalDate lastReview) {
    public String sectorTitle() {
        return Sector.valueOf(sector).getTitle();
    }

    public String areaTitle() {
        return Area.title(area);
    }
}
