package org.pledgekeeper.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.EditionMap;

/**
 * What a new round takes over from the last. An answer comes along where the indicator still asks the same thing, in the
 * same words or others. An indicator that was split, merged or is new begins without one: the old answer was to another
 * question, and is shown beside it instead. The rule is ours.
 */
public final class CarryForward {
    private CarryForward() {}

    /** One answer to take over: from that indicator of the last round, to this one of the new. */
    public record Carried(String from, String to, Answer last) {}

    /** @param map from the new round's edition to the last round's */
    public static List<Carried> of(Map<String, Answer> last, EditionMap map) {
        List<Carried> carried = new ArrayList<>();
        map.indicators().forEach((indicator, origin) -> {
            Answer answer = origin.isComparable() ? last.get(origin.from().get(0)) : null;
            if (answer != null && (answer.level() != null || answer.note() != null)) {
                carried.add(new Carried(origin.from().get(0), indicator, answer));
            }
        });
        return carried;
    }
}
