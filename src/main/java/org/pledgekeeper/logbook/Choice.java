package org.pledgekeeper.logbook;

import java.util.Locale;

/** One of a fixed list that a field of an entry, or its state, is chosen from. Implemented by enums. */
public interface Choice {
    /** @return how the interface between programs and the database know it */
    String name();

    /** @return how people read it: its name, unless it says otherwise */
    default String getTitle() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @return whether, as a state, it says that something is still to be done */
    default boolean isPlan() {
        return false;
    }

    /** @return whether, as a state, it follows from what else the entry says, so that nobody chooses it */
    default boolean isFollowing() {
        return false;
    }
}
