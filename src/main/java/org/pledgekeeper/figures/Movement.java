package org.pledgekeeper.figures;

import org.pledgekeeper.typed.OneOf;

/** How an organisation's standing on a commitment compares with its review before. */
public enum Movement {
    ROSE("A level or more further on", "Further on", "level-3"),
    SAME("At the same level", "Same level", "level-1"),
    FELL("A level or more further back", "Further back", "level-0"),
    FIRST("First review, or not enough answers to compare", "Not compared", "level-none");

    private final String title;
    private final String inShort;
    private final String style;

    Movement(String title, String inShort, String style) {
        this.title = title;
        this.inShort = inShort;
        this.style = style;
    }

    public String getTitle() {
        return title;
    }

    public String getShort() {
        return inShort;
    }

    public String getStyle() {
        return style;
    }

    static boolean is(String value) {
        return OneOf.named(Movement.class, value).isPresent();
    }
}
