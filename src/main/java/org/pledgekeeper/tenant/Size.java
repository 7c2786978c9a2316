package org.pledgekeeper.tenant;

import org.pledgekeeper.typed.OneOf;

/** How many people work for an organisation, paid or as volunteers, in bands. */
public enum Size {
    UNDER_10("Fewer than 10"),
    UNDER_50("10 to 49"),
    UNDER_250("50 to 249"),
    UNDER_1000("250 to 999"),
    OVER_1000("1,000 or more");

    private final String title;

    Size(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    /** @return the title of the one with this name, or the text itself where there is none */
    public static String title(String name) {
        return OneOf.named(Size.class, name).map(Size::getTitle).orElse(name);
    }
}
