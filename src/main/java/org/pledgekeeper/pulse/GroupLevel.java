package org.pledgekeeper.pulse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Level;

/**
 * What one group's answers to one question say, when that can be said without pointing at anyone: the level that at least
 * half of those who placed it on the scale have reached, by the rule of {@link Standing}.
 */
final class GroupLevel {
    /** Fewer answers than this are never shown, nor anything they could be worked out from. */
    static final int FEWEST = 5;

    private GroupLevel() {
    }

    /** @return the group's level; "don't know" where five or more say so and fewer than five place it on the scale; otherwise empty */
    static Optional<Level> of(Collection<Level> answers) {
        List<Level> onScale = answers.stream().filter(Level::isOnScale).toList();
        if (onScale.size() >= FEWEST) {
            return Optional.of(Level.values()[Standing.of(onScale, onScale.size()).getStep()]);
        }
        return answers.size() - onScale.size() >= FEWEST ? Optional.of(Level.DONT_KNOW) : Optional.empty();
    }
}
