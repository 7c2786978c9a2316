package org.pledgekeeper.figures;

import org.pledgekeeper.typed.OneOf;

/** The areas of Scotland's 14 territorial health boards, from north to south, and all of Scotland. */
public enum Region {
    SHETLAND("Shetland"),
    ORKNEY("Orkney"),
    WESTERN_ISLES("Western Isles"),
    HIGHLAND("Highland"),
    GRAMPIAN("Grampian"),
    TAYSIDE("Tayside"),
    FIFE("Fife"),
    FORTH_VALLEY("Forth Valley"),
    LOTHIAN("Lothian"),
    BORDERS("Borders"),
    DUMFRIES_AND_GALLOWAY("Dumfries and Galloway"),
    AYRSHIRE_AND_ARRAN("Ayrshire and Arran"),
    GREATER_GLASGOW_AND_CLYDE("Greater Glasgow and Clyde"),
    LANARKSHIRE("Lanarkshire"),
    SCOTLAND_WIDE("Scotland-wide");

    private final String title;

    Region(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    static String title(String name) {
        return OneOf.named(Region.class, name).map(region -> region.title).orElse(name);
    }
}
