package org.pledgekeeper.figures;

import java.time.Instant;
import java.util.List;

/**
 * National figures as they may be seen: each is a count of reviews, rounded to ten.
 *
 * @param tables the newest of each grouping, up to this release
 * @param course each commitment's table of all organisations in each release up to this one, oldest first
 */
public record Figures(Release release, List<Table> tables, List<Course> course) {

    /** @param publishedAt null while it is not published */
    public record Release(int number, Instant madeAt, Instant publishedAt, List<Correction> corrections) {}

    public record Signature(String subject, String name, Instant at) {}

    public record Correction(Instant at, String words) {}

    /** @param release in which it was renewed last */
    public record Table(Grouping grouping, int release, List<Group> groups, List<OfCommitment> commitments) {}

    public record Group(String key, String title) {}

    /** @param moved how organisations moved since their review before; only over all organisations, else empty */
    public record OfCommitment(String commitment, int number, String title, List<Row> rows, Row total, List<Row> moved) {}

    /** @param figures one for each group; 0 says fewer than ten */
    public record Row(String value, String title, List<Integer> figures) {}

    /** One commitment over time. */
    public record Course(String commitment, int number, String title, List<Point> points) {}

    public record Point(int release, Instant madeAt, List<Row> rows) {}
}
