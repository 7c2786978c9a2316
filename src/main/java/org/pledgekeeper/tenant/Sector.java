package org.pledgekeeper.tenant;

import org.pledgekeeper.typed.OneOf;

/** The kinds of organisation that can sign. */
public enum Sector {
    COUNCIL("Council"),
    HEALTH_BOARD("Health board"),
    HEALTH_AND_SOCIAL_CARE_PARTNERSHIP("Health and social care partnership"),
    JUSTICE("Justice"),
    EDUCATION("Education"),
    THIRD_SECTOR("Third sector"),
    PRIVATE("Private"),
    NATIONAL_BODY("National body");

    private final String title;

    Sector(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    /** @return the title of the one with this name, or the text itself where there is none */
    public static String title(String name) {
        return OneOf.named(Sector.class, name).map(Sector::getTitle).orElse(name);
    }
}
