package org.pledgekeeper.assessment;

import java.time.Instant;
import org.pledgekeeper.checklist.Level;

/**
 * One indicator's answer as it stands.
 *
 * @param level null while only a text has been written
 * @param origin whether it was given in this round, or carried into it and since confirmed or changed
 * @param carriedLevel the level the last round ended with, where it was carried; otherwise null
 * @param version rises with each change; what a second editor must name to change it again
 */
public record Answer(String indicator, Level level, String note, String changed, Origin origin, Level carriedLevel,
        String answeredBy, Instant answeredAt, int version) {

    /** Where an answer comes from. */
    public enum Origin {
        GIVEN("Answered in this review"),
        /** Last round's answer, which nobody has looked at in this one: it counts for nothing yet. */
        CARRIED("Carried from last time"),
        CONFIRMED("Confirmed since last time"),
        CHANGED("Changed since last time");

        private final String title;

        Origin(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    /** No answer yet. */
    static Answer none(String indicator) {
        return new Answer(indicator, null, null, null, Origin.GIVEN, null, null, null, 0);
    }

    /** @return whether it counts as an answer of this round */
    public boolean isGiven() {
        return level != null && origin != Origin.CARRIED;
    }

    public boolean isCarried() {
        return origin == Origin.CARRIED;
    }

    /** @return the level that counts in this round; null where there is none */
    public Level counted() {
        return isGiven() ? level : null;
    }
}
