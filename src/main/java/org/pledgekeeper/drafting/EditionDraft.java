package org.pledgekeeper.drafting;

import java.time.Instant;
import org.pledgekeeper.checklist.WholeEdition;

/**
 * The next edition while it is drafted.
 *
 * @param changed who changed a word of it last
 * @param proposed who proposed it; null while it is drafted
 */
public record EditionDraft(int version, WholeEdition whole, By changed, By proposed) {

    /** Someone of the programme, and when. */
    public record By(String subject, String name, Instant at) {}

    public boolean isProposed() {
        return proposed != null;
    }

    /** @return whether this person drafted it last or proposed it, so that someone else approves it */
    public boolean isOf(String subject) {
        return changed.subject().equals(subject) || isProposed() && proposed.subject().equals(subject);
    }
}
