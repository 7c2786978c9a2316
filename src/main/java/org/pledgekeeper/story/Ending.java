package org.pledgekeeper.story;

/** How a story ended: by its teller, by its time, or by the organisation. */
public enum Ending {
    WITHDRAWN("Withdrawn by the person who told it"), EXPIRED("Its time was over"), TAKEN_AWAY("Taken away by the organisation");

    private final String title;

    Ending(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }
}
