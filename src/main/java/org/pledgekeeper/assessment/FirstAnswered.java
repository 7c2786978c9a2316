package org.pledgekeeper.assessment;

/** How long after a review was opened an item had its first answer in it, for the organisation as a whole. */
public enum FirstAnswered {
    WITHIN_A_DAY("Within a day"),
    WITHIN_A_WEEK("Later, within a week"),
    WITHIN_30_DAYS("Later, within 30 days"),
    AFTER_30_DAYS("After 30 days");

    private final String title;

    FirstAnswered(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }
}
