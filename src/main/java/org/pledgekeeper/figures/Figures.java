package org.pledgekeeper.figures;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.checklist.Level;

/**
 * National figures as they may be seen: each is a count of reviews, rounded to ten.
 *
 * @param tables the newest of each grouping, up to this release
 * @param course each commitment's table of all organisations in each release up to this one, oldest first
 * @param work counts of people and of work in this release, each rounded to five
 * @param items where organisations stand by item, the newest up to this release; null while there is none
 * @param releases all there are, newest first
 */
public record Figures(Release release, List<Table> tables, List<Course> course, List<Counted> work, Items items,
        List<Release> releases) {

    private static final int HARDEST = 10;

    /** @param publishedAt null while it is not published */
    public record Release(int number, Instant madeAt, Instant publishedAt, List<Correction> corrections) {
        /** @return when it was corrected last; null where it never was */
        public Instant correctedAt() {
            return corrections.isEmpty() ? null : corrections.get(corrections.size() - 1).at();
        }
    }

    public record Signature(String subject, String name, Instant at) {}

    public record Correction(Instant at, String words) {}

    /** @param release in which it was renewed last */
    public record Table(Grouping grouping, int release, List<Group> groups, List<OfCommitment> commitments) {
        /** @return at which place its groups have that one, by itself or together with others; empty where they do not */
        OptionalInt place(String group) {
            return IntStream.range(0, groups.size()).filter(i -> List.of(groups.get(i).key().split("\\+")).contains(group)).findFirst();
        }
    }

    public record Group(String key, String title) {}

    /** @param moved how organisations moved since their review before; only over all organisations, else empty */
    public record OfCommitment(String commitment, int number, String title, List<Row> rows, Row total, List<Row> moved) {}

    /** @param figures one for each group; 0 says fewer than ten */
    public record Row(String value, String title, List<Integer> figures) {}

    /** One commitment over time. */
    public record Course(String commitment, int number, String title, List<Point> points) {}

    public record Point(int release, Instant madeAt, List<Row> rows) {
        /** @return the sum of its figures */
        public int total() {
            return FigureBars.total(rows, 0);
        }
    }

    /**
     * A subject of which people or work are counted.
     *
     * @param organisations how many sent any of it, to ten; 0 says fewer than ten
     */
    public record Counted(Work what, int organisations, List<Line> lines) {
        public List<FigureBars.Bar> bars() {
            return what.bars(lines);
        }
    }

    /** @param numbers one for each measure, in their order; null where it is not shown */
    public record Line(String part, String kind, String title, List<Integer> numbers) {}

    /**
     * Answers to items, over all organisations.
     *
     * @param counted in which release
     * @param reviews about how many answered an item, on average, to ten
     * @param items those that most often are not there yet first
     * @param drivers the items of each together, so with the agreed statements
     * @param earlier published releases that counted items before, oldest first; four at most
     */
    public record Items(Counting counted, int reviews, List<Asked> items, List<Asked> drivers, List<Asked> statements,
            List<Counting> earlier) {
        public int release() {
            return counted.release;
        }

        /** @return what is most often hard: the first ten items */
        public List<Asked> hardest() {
            return items.stream().limit(HARDEST).toList();
        }
    }

    /**
     * An item, or the items of one tag together.
     *
     * @param lower the share of those on the scale that explore or plan it, or have not considered it yet
     * @param used the share of all answers that each level has, in the scale's order
     * @param soon the share of reviews that first answered it in each span of time; none where it is not shown
     * @param earlier what {@code lower} was at each earlier counting; null where an edition has changed since what was asked, or where it
     * was not counted
     */
    public record Asked(String id, String title, String commitment, Share lower, List<Used> used, List<Soon> soon, List<Share> earlier) {}

    public record Counting(int release, Instant madeAt) {}

    public record Used(Level level, Share share) {}

    public record Soon(FirstAnswered when, Share share) {}
}
