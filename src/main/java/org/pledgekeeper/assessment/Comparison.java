package org.pledgekeeper.assessment;

import java.util.List;
import java.util.Objects;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.Level;

/** Two rounds side by side, through the map between their editions. What cannot be compared says so. */
public record Comparison(Review now, Review before, EditionMap map) {

    /** What has become of one indicator since the earlier round. */
    public enum Change {
        FURTHER("Further on"), SAME("As before"), BACK("Less far than before"), NEWLY_KNOWN("Known now"),
        NOT_COMPARABLE("Cannot be compared");

        private final String title;

        Change(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    /**
     * @param before the earlier answers: one, or several where indicators were merged, or none
     * @param why why it cannot be compared; null where it can
     */
    public record Line(Indicator indicator, Kind kind, Answer now, List<Answer> before, Change change, String why) {
        public Level levelBefore() {
            return before.size() == 1 ? before.get(0).counted() : null;
        }
    }

    public List<Line> lines() {
        return now.edition().indicators().stream().map(this::line).toList();
    }

    public Line line(Indicator indicator) {
        Origin origin = map.indicators().get(indicator.id());
        List<Answer> earlier = origin.from().stream().map(before.answers()::get).filter(Objects::nonNull).filter(Answer::isGiven).toList();
        Answer answer = now.answer(indicator);
        String why = why(origin, earlier, answer);
        return new Line(indicator, origin.change(), answer, earlier,
                why == null ? change(earlier.get(0).level(), answer.level()) : Change.NOT_COMPARABLE, why);
    }

    public int count(Change change) {
        return (int) lines().stream().filter(line -> line.change() == change).count();
    }

    /** @return the indicators of the earlier edition that are no longer asked, with the reason */
    public List<EditionMap.Retired> retired() {
        return map.retired();
    }

    private static String why(Origin origin, List<Answer> earlier, Answer now) {
        return switch (origin.change()) {
            case NEW -> "This was not asked last time.";
            case SPLIT -> "Last time this was part of a broader item.";
            case MERGED -> "Last time this was " + origin.from().size() + " separate items.";
            case SAME, REWORDED -> earlier.isEmpty() ? "It was not answered last time."
                    : !now.isGiven() ? "It has not been answered this time." : levels(earlier.get(0).level(), now.level());
        };
    }

    private static String levels(Level before, Level now) {
        if (before == Level.NOT_RELEVANT && now != Level.NOT_RELEVANT) {
            return "Last time it was not relevant to you.";
        }
        return now == Level.NOT_RELEVANT && before != now ? "It is not relevant to you now."
                : now == Level.DONT_KNOW && before != now ? "You are not sure this time." : null;
    }

    private static Change change(Level before, Level now) {
        if (before == now) {
            return Change.SAME;
        }
        if (before == Level.DONT_KNOW) {
            return Change.NEWLY_KNOWN;
        }
        return now.ordinal() > before.ordinal() ? Change.FURTHER : Change.BACK;
    }
}
