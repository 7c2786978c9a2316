package org.pledgekeeper.support;

/** The parts of a workspace that someone can ask about, besides the items of the review. */
public enum Place {
    REVIEW("The review as a whole"),
    EVIDENCE("Evidence"),
    LOG("The log"),
    ACTIONS("Actions"),
    PULSE("Pulse"),
    STORIES("Stories"),
    PEOPLE("People and champions"),
    PROMISES("Promises"),
    PUBLIC("What is public"),
    REPORTS("Pictures and reports");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }
}
