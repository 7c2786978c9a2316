package org.pledgekeeper.logbook;

/** One of a fixed list that a field of an entry, or its state, is chosen from. Implemented by enums. */
public interface Choice {
    /** @return how the interface between programs and the database know it */
    String name();

    /** @return how people read it */
    String getTitle();

    /** @return whether, as a state, it says that something is still to be done */
    default boolean isPlan() {
        return false;
    }

    /** @return whether, as a state, it follows from what else the entry says, so that nobody chooses it */
    default boolean isFollowing() {
        return false;
    }
}
