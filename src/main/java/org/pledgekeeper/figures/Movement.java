package org.pledgekeeper.figures;

import org.pledgekeeper.typed.OneOf;

/** How an organisation's standing on a commitment compares with its review before. */
enum Movement {
    ROSE("A level or more further on"),
    SAME("At the same level"),
    FELL("A level or more further back"),
    FIRST("First review, or not enough answers to compare");

    private final String title;

    Movement(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static boolean is(String value) {
        return OneOf.named(Movement.class, value).isPresent();
    }
}
