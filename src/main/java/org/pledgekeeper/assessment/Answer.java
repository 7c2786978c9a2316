package org.pledgekeeper.assessment;

import java.time.Instant;
import org.pledgekeeper.checklist.Level;

/**
 * One indicator's answer as it stands.
 *
 * @param level null while only a text has been written
 * @param version rises with each change; what a second editor must name to change it again
 */
public record Answer(String indicator, Level level, String note, String evidence, String changed,
                     String answeredBy, Instant answeredAt, int version) {
    /** No answer yet. */
    static Answer none(String indicator) {
        return new Answer(indicator, null, null, null, null, null, null, 0);
    }

    public boolean isGiven() {
        return level != null;
    }
}
