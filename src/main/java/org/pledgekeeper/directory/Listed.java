package org.pledgekeeper.directory;

import java.time.LocalDate;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;

/**
 * A signatory as the list shows it.
 *
 * @param logo address of the logo's picture
 */
public record Listed(String slug, String name, String sector, String area, String logo, int logoWidth, int logoHeight,
        LocalDate pledgedOn) {
    public String sectorTitle() {
        return Sector.valueOf(sector).getTitle();
    }

    public String areaTitle() {
        return Area.title(area);
    }
}
