package org.pledgekeeper.assessment;

import java.util.Collection;
import org.pledgekeeper.checklist.Level;

/**
 * Where an organisation stands on one commitment: the level that at least half of its answers on the scale have reached
 * (their lower median, which suits a scale of ordered words where an average does not). An organisation that has placed
 * itself on the scale for fewer than half of the commitment's relevant indicators has not answered enough to say. The rule is ours.
 */
public enum Standing {
    NOT_CONSIDERED, EXPLORING, SOME_AREAS, MOST_AREAS, SUSTAINED, NOT_ENOUGH;

    /**
     * @param answers the commitment's answers; unanswered ones may be left out or null
     * @param indicators how many indicators the commitment has
     */
    public static Standing of(Collection<Level> answers, int indicators) {
        long relevant = indicators - answers.stream().filter(level -> level == Level.NOT_RELEVANT).count();
        int[] values = answers.stream().filter(level -> level != null && level.isOnScale())
                .mapToInt(level -> level.value().getAsInt()).sorted().toArray();
        return values.length == 0 || values.length * 2 < relevant ? NOT_ENOUGH : values()[values[(values.length - 1) / 2]];
    }

    public String getTitle() {
        return this == NOT_ENOUGH ? "Not enough answers to say" : Level.values()[ordinal()].getTitle();
    }

    /** @return 0 to 4, or -1 where there is none to show */
    public int getStep() {
        return this == NOT_ENOUGH ? -1 : ordinal();
    }
}
