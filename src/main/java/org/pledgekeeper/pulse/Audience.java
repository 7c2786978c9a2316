package org.pledgekeeper.pulse;

/** A group whose members answer a pulse; their answers are only ever looked at together. */
public enum Audience {
    STAFF("Staff"), LEADERS("Leaders"), PANEL("Lived-experience panel");

    private final String title;

    Audience(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }
}
