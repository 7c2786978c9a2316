package org.pledgekeeper.tenant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of Scotland's 32 council areas, or all of Scotland. The id is the name in lower case with hyphens. */
public record Area(String id, String title) {
    public static final Area SCOTLAND = new Area("scotland-wide", "Scotland-wide");

    private static final List<Area> ALL = Stream.concat(Stream.of(SCOTLAND), Stream.of("Aberdeen City", "Aberdeenshire", "Angus",
            "Argyll and Bute", "City of Edinburgh", "Clackmannanshire", "Dumfries and Galloway", "Dundee City", "East Ayrshire",
            "East Dunbartonshire", "East Lothian", "East Renfrewshire", "Falkirk", "Fife", "Glasgow City", "Highland", "Inverclyde",
            "Midlothian", "Moray", "Na h-Eileanan Siar", "North Ayrshire", "North Lanarkshire", "Orkney Islands", "Perth and Kinross",
            "Renfrewshire", "Scottish Borders", "Shetland Islands", "South Ayrshire", "South Lanarkshire", "Stirling",
            "West Dunbartonshire", "West Lothian").map(name -> new Area(name.toLowerCase(Locale.ROOT).replace(' ', '-'), name))).toList();

    public static List<Area> all() {
        return ALL;
    }

    public static Optional<Area> of(String id) {
        return ALL.stream().filter(area -> area.id.equals(id)).findFirst();
    }

    public static String title(String id) {
        return of(id).map(Area::title).orElse(id);
    }
}
