package org.pledgekeeper.checklist;

/** Which part of the scale a group's answers lean towards: as much as is ever said of answers given without a name. */
public enum Leaning {
    LOWER("Leaning towards “not yet”"),
    BETWEEN("In between, mixed, or not sure"),
    UPPER("Leaning towards “in most places”");

    private final String title;

    Leaning(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    /** @return the part of the scale where one answer stands; for the two that are not on it, BETWEEN */
    public static Leaning of(Level level) {
        return !level.isOnScale() || level == Level.SOME_AREAS ? BETWEEN : level.ordinal() < Level.SOME_AREAS.ordinal() ? LOWER : UPPER;
    }
}
