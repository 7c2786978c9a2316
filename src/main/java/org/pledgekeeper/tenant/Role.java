package org.pledgekeeper.tenant;

/** What a member may do in their organisation's workspace. */
public enum Role {
    /** Everything, and alone: signing a round off, opening the next, people and pulses. */
    LEAD("Lead"),
    /** Answers and logs actions. */
    CHAMPION("Champion"),
    /** Answers what they know about. */
    CONTRIBUTOR("Contributor"),
    /** Reads, changes nothing. */
    VIEWER("Viewer");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }
}
