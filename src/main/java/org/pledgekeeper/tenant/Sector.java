package org.pledgekeeper.tenant;

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
}
