package org.pledgekeeper.figures;

import java.util.Locale;

/** About how large a part of reviews is, as far as what chance added lets it be said. */
public enum Share {
    UNDER_A_QUARTER("Fewer than a quarter"),
    A_QUARTER_TO_HALF("A quarter to half"),
    HALF_TO_THREE_QUARTERS("Half to three quarters"),
    OVER_THREE_QUARTERS("More than three quarters");

    private final String title;

    Share(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    /** @return the more, the deeper */
    public String getStyle() {
        return "level-" + (ordinal() + 1);
    }

    /** @param all of which it is a part; 0 or less where chance has taken all of it, which says nothing */
    static Share of(int part, int all) {
        return values()[all <= 0 ? 0 : Math.min(Math.max(4 * part / all, 0), 3)];
    }

    /** @return its title as it stands in a sentence */
    public String getWords() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** @return where its dot lies between none on the left and all on the right, of a hundred */
    public double getMiddle() {
        return (ordinal() + 0.5) * 100 / values().length;
    }
}
