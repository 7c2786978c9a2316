package org.pledgekeeper.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.web.Csv;

/**
 * The report as CSV: a line for each item, then one for each that is no longer asked and one for each figure of the logs; lists are joined
 * by " | ".
 */
final class ReportCsv {
    private static final String BETWEEN = " | ";

    private ReportCsv() {}

    static byte[] write(Report report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        report.items().forEach(item -> rows.add(row(report, item)));
        report.noLongerAsked().forEach(gone -> rows.add(row(report, gone)));
        report.logs().forEach(log -> log.cells().forEach(cell -> rows.add(row(report, cell))));
        List<String> heads = rows.isEmpty() ? List.copyOf(about(report).keySet())
                : rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        return Csv.of(heads, rows.stream().map(row -> heads.stream().map(row::get).collect(Collectors.toList())).toList());
    }

    private static Map<String, Object> about(Report report) {
        Report.About about = report.about();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("edition", about.edition());
        row.put("reported", about.reported());
        row.put("organisation", about.organisation());
        row.put("slug", about.slug());
        row.put("review", about.number());
        row.put("reviewTitle", about.title());
        row.put("editionTitle", about.editionTitle());
        row.put("state", about.state().getTitle());
        row.put("shortSet", about.shortSet());
        row.put("part", about.part());
        row.put("opened", about.opened());
        row.put("submitted", about.submitted());
        row.put("signedOff", about.signedOff());
        row.put("statement", about.statement());
        Report.Last last = report.last();
        row.put("lastReview", last == null ? null : last.number());
        row.put("lastReviewTitle", last == null ? null : last.title());
        row.put("lastEdition", last == null ? null : last.edition());
        row.put("lastOpened", last == null ? null : last.opened());
        return row;
    }

    private static Map<String, Object> row(Report report, Report.Item item) {
        Map<String, Object> row = about(report);
        Report.Group commitment = report.commitment(item);
        row.put("commitment", commitment.title());
        row.put("commitmentStanding", commitment.standing().getTitle());
        row.put("commitmentLast", title(commitment.last()));
        row.put("commitmentAsked", commitment.counts().asked());
        row.put("commitmentOnScale", commitment.counts().onScale());
        row.put("commitmentNotRelevant", commitment.counts().notRelevant());
        row.put("commitmentDontKnow", commitment.counts().dontKnow());
        row.put("commitmentNotAnswered", commitment.counts().notAnswered());
        row.put("commitmentCarried", commitment.counts().carried());
        row.put("indicator", item.id());
        row.put("text", item.text());
        row.put("level", item.level() == null ? null : item.level().getCode());
        row.put("levelTitle", item.levelWords());
        row.put("carriedLevel", item.carried() == null ? null : item.carried().getCode());
        row.put("origin", item.originWords());
        Report.Since since = item.since();
        row.put("kind", since == null ? null : since.kind().getTitle());
        row.put("lastLevel", since == null ? null : join(since.earlier(), one -> one.level() == null ? "" : one.level().getCode()));
        row.put("lastTime", since == null ? null : since.lastWords());
        row.put("sinceLast", since == null ? null : since.changeWords());
        row.put("note", item.note());
        row.put("whatChanged", item.changed());
        row.put("evidence", join(item.evidence(), Report.Evidence::inWords));
        row.put("actions", join(item.actions(), Report.Action::inWords));
        row.put("pulse", item.pulseWords());
        row.put("drivers", groups(report.drivers(), item));
        row.put("agreedStatements", groups(report.agreedStatements(), item));
        return row;
    }

    private static Map<String, Object> row(Report report, Report.NoLongerAsked gone) {
        Map<String, Object> row = about(report);
        row.put("indicator", gone.id());
        row.put("text", gone.text());
        row.put("kind", "No longer asked");
        row.put("sinceLast", gone.why());
        return row;
    }

    private static Map<String, Object> row(Report report, Report.Log.Cell cell) {
        Map<String, Object> row = about(report);
        row.put("kind", "Log");
        row.put("log", cell.log());
        row.put("logTable", cell.table());
        row.put("logRow", cell.row());
        row.put("logColumn", cell.column());
        row.put("logValue", cell.value());
        return row;
    }

    /** The item's drivers or agreed statements, each with where it stands. */
    private static String groups(List<Report.Group> groups, Report.Item item) {
        return groups.stream().filter(group -> group.items().contains(item.id())).map(ReportCsv::words)
                .collect(Collectors.joining(BETWEEN));
    }

    static String words(Report.Group group) {
        return group.title() + ": " + group.standing().getTitle()
                + (group.last() == null ? "" : " (last time: " + group.last().getTitle() + ")");
    }

    private static String title(Standing standing) {
        return standing == null ? null : standing.getTitle();
    }

    private static <T> String join(List<T> all, Function<T, String> words) {
        return all.stream().map(words).collect(Collectors.joining(BETWEEN));
    }
}
