package org.pledgekeeper.tenant;

/** What a member may do in their organisation's workspace. */
public enum Role {
    /** Everything, and alone: submitting a round. */
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
