package org.pledgekeeper.figures;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Standing;

/**
 * One commitment by region, as a map of tiles: each region is as large as any other and lies about where it lies in Scotland. It shows the
 * share of reviews of a region that have it in place across most, or further.
 *
 * @param tiles one for each region
 */
public record RegionMap(List<Tile> tiles) {
    static final double WIDTH = 896;
    private static final double COLUMN = WIDTH / 5;
    private static final double ROW = 96;
    public static final double TILE_WIDTH = COLUMN - 14;
    public static final double TILE_HEIGHT = 40;
    /** Where each region lies: column, then row. */
    private static final Map<Region, int[]> PLACES = new EnumMap<>(Map.ofEntries(at(Region.ORKNEY, 3, 0), at(Region.SHETLAND, 4, 0),
            at(Region.WESTERN_ISLES, 0, 1), at(Region.HIGHLAND, 2, 1), at(Region.GRAMPIAN, 3, 1), at(Region.FORTH_VALLEY, 2, 2),
            at(Region.TAYSIDE, 3, 2), at(Region.FIFE, 4, 2), at(Region.GREATER_GLASGOW_AND_CLYDE, 1, 3), at(Region.LANARKSHIRE, 2, 3),
            at(Region.LOTHIAN, 3, 3), at(Region.AYRSHIRE_AND_ARRAN, 1, 4), at(Region.DUMFRIES_AND_GALLOWAY, 2, 4),
            at(Region.BORDERS, 3, 4), at(Region.SCOTLAND_WIDE, 0, 0)));
    static final double HEIGHT = ROW * 5;

    /**
     * @param words its share in words
     * @param together with which regions it is shown, itself among them
     * @param x from the map's left, in the map's own units; so is y from its top
     */
    public record Tile(String title, String words, String together, String style, double x, double y) {
        /** @return its name as it fits below the tile */
        public String label() {
            return title.replaceFirst("^Greater ", "");
        }
    }

    private static Map.Entry<Region, int[]> at(Region region, int column, int row) {
        return Map.entry(region, new int[] {column, row});
    }

    static RegionMap of(Figures.Table table, Figures.OfCommitment commitment) {
        return new RegionMap(Arrays.stream(Region.values()).map(region -> tile(table, commitment, region)).toList());
    }

    private static Tile tile(Figures.Table table, Figures.OfCommitment commitment, Region region) {
        double x = PLACES.get(region)[0] * COLUMN;
        double y = PLACES.get(region)[1] * ROW;
        int group = table.place(region.name()).orElse(-1);
        int total = group < 0 ? 0 : commitment.total().figures().get(group);
        if (total == 0) {
            return new Tile(region.getTitle(), "no figure", region.getTitle(), "level-none", x, y);
        }
        Share share = Share.of(commitment.rows().stream().filter(row -> far(row.value())).mapToInt(row -> row.figures().get(group)).sum(),
                total);
        return new Tile(region.getTitle(), share.getWords(), table.groups().get(group).title(),
                share.getStyle(), x, y);
    }

    private static boolean far(String standing) {
        return standing.equals(Standing.MOST_AREAS.name()) || standing.equals(Standing.SUSTAINED.name());
    }

    public double getWidth() {
        return WIDTH;
    }

    public double getHeight() {
        return HEIGHT;
    }

    public double getTileWidth() {
        return TILE_WIDTH;
    }

    public double getTileHeight() {
        return TILE_HEIGHT;
    }

    /** @return the same in words */
    public String getWords() {
        return tiles.stream().map(tile -> tile.title() + ": " + tile.words()).collect(Collectors.joining("; "));
    }
}
