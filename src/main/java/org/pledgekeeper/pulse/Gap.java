package org.pledgekeeper.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

/**
 * What the groups said about one indicator, beside the organisation's own answer: something to talk about, never a score.
 *
 * @param own null where the round has no answer
 * @param groups the groups that have something to show
 */
public record Gap(Indicator indicator, Level own, Map<Audience, Leaning> groups) {
    private static final String NOT_SHOWN = "Fewer than five answers, so not shown";

    /**
     * @param step 0 to 4; -1 where there is no mark for one level to draw
     * @param leaning a group's; null where it is not shown
     */
    public record Row(String who, String words, int step, Leaning leaning) {}

    /** @return the organisation's own answer, then each group */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Our own answer", own == null ? "Not answered yet" : own.getTitle(), step(own), null));
        for (Audience audience : Audience.values()) {
            Leaning leaning = groups.get(audience);
            rows.add(new Row(audience.getTitle(), leaning == null ? NOT_SHOWN : leaning.getTitle(), -1, leaning));
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
        if (step(own) < 0) {
            return "You have no answer of your own yet. What could you learn from theirs?";
        }
        Leaning ours = Leaning.of(own);
        List<Audience> lower = groups.keySet().stream().filter(audience -> groups.get(audience).compareTo(ours) < 0).sorted().toList();
        if (!lower.isEmpty()) {
            return "Your own answer is further on than that of " + names(lower) + ". What might they meet that you do not?";
        }
        if (groups.values().stream().anyMatch(leaning -> leaning.compareTo(ours) > 0)) {
            return "It looks further on from where others stand. What have they noticed that you could build on?";
        }
        return ours == Leaning.BETWEEN ? "Some see it and some do not. Where is it felt, and where not yet?"
                : "You see this alike. What shows it best, and who else should hear of it?";
    }

    private static String names(List<Audience> audiences) {
        List<String> names = audiences.stream().map(audience -> switch (audience) {
            case STAFF -> "staff";
            case LEADERS -> "leaders";
            case PANEL -> "the lived-experience panel";
        }).toList();
        return names.size() == 1 ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
