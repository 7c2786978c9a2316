package org.pledgekeeper.calendar;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Refused;

/** What a private calendar can show. */
public enum Kind {
    ACTION("Actions, on the last day of the month they are planned for", "Action due"),
    INVOLVEMENT("Planned involvement of people with lived experience", "Involvement planned"),
    REVIEW("When the next review is due", "Review due"),
    EVIDENCE("Evidence, on the day to look at it again", "Evidence to look at again");

    private final String title;
    private final String neutral;

    Kind(String title, String neutral) {
        this.title = title;
        this.neutral = neutral;
    }

    public String getTitle() {
        return title;
    }

    /** @return the words that stand for it in a calendar, where its own title is not to be shown */
    public String getNeutral() {
        return neutral;
    }

    /**
     * What a person has chosen to see.
     *
     * @param asTyped whether titles are shown as colleagues typed them, or {@link #getNeutral neutral} words
     */
    public record Chosen(Set<Kind> kinds, boolean asTyped) {
        /** @throws Refused when nothing is chosen */
        public Chosen {
            if (kinds == null || kinds.isEmpty()) {
                throw new Refused("kinds", "Choose at least one kind of day.");
            }
            kinds = Set.copyOf(kinds);
        }

        static Chosen of(String stored, boolean asTyped) {
            return new Chosen(Arrays.stream(stored.split(" ")).map(Kind::valueOf).collect(Collectors.toSet()), asTyped);
        }

        String stored() {
            return EnumSet.copyOf(kinds).stream().map(Kind::name).collect(Collectors.joining(" "));
        }
    }
}
