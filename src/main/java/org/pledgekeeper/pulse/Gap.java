package org.pledgekeeper.pulse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Level;

/**
 * What the groups said about one indicator, beside the organisation's own answer: something to talk about, never a score.
 *
 * @param own null where the round has no answer
 * @param groups the groups that have something to show
 */
public record Gap(Indicator indicator, Level own, Map<Audience, Level> groups) {
    private static final String NOT_SHOWN = "Fewer than five answers, so not shown";

    /** @param step 0 to 4; -1 where there is no dot to draw */
    public record Row(String who, String words, int step, boolean own) {
    }

    /** @return the organisation's own answer, then each group */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Our own answer", own == null ? "Not answered yet" : own.getTitle(), step(own), true));
        for (Audience audience : Audience.values()) {
            Level level = groups.get(audience);
            rows.add(new Row(audience.getTitle(), level == null ? NOT_SHOWN : level.getTitle(), step(level), false));
        }
        return rows;
    }

    private static int step(Level level) {
        return level == null || !level.isOnScale() ? -1 : level.ordinal();
    }

    /** @return a question to start a talk with */
    public String question() {
        if (groups.isEmpty()) {
            return "Too few people answered this to show anything. Who could you ask, and how would they like to be asked?";
        }
        Map<Audience, Integer> placed = new LinkedHashMap<>();
        groups.forEach((audience, level) -> {
            if (level.isOnScale()) {
                placed.put(audience, level.ordinal());
            }
        });
        if (placed.isEmpty()) {
            return "Many people are not sure about this. Where would they notice it, if it were so?";
        }
        if (step(own) < 0) {
            return "You have no answer of your own yet. What could you learn from theirs?";
        }
        List<Audience> lower = placed.keySet().stream().filter(audience -> placed.get(audience) < own.ordinal()).toList();
        if (!lower.isEmpty()) {
            return "Your own answer is further on than that of " + names(lower) + ". What might they meet that you do not?";
        }
        List<Audience> higher = placed.keySet().stream().filter(audience -> placed.get(audience) > own.ordinal()).toList();
        if (!higher.isEmpty()) {
            return "It looks further on from where others stand. What have they noticed that you could build on?";
        }
        return placed.size() < groups.size() ? "Some see it as you do, and some are not sure. What would make it easier to notice?"
                : "You see this alike. What shows it best, and who else should hear of it?";
    }

    private static String names(List<Audience> audiences) {
        List<String> names = audiences.stream().map(audience -> switch (audience) {
            case STAFF -> "staff";
            case LEADERS -> "leaders";
            case PANEL -> "the lived-experience panel";
        }).toList();
        return names.size() == 1 ? names.get(0) : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
