package org.pledgekeeper.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pledgekeeper.assessment.Standing;

/** The report as an Excel workbook. What people wrote goes in as text, so nothing in it can run as a formula; days are real dates. */
final class ReportSheets {
    private static final String DAY = "d mmm yyyy";
    private static final String MONTH = "mmmm yyyy";
    private static final int LONGEST_TEXT_CELL = 255;
    private static final String HEAD = "E2EEEA";

    private ReportSheets() {}

    static byte[] write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Pledgekeeper", null)) {
            book.properties().setTitle(report.about().organisation() + ": " + report.about().title());
            about(book.newWorksheet("About"), report);
            groups(book, "Commitments", "Commitment", report.commitments());
            items(book, report);
            evidence(book, report);
            actions(book, report);
            groups(book, "Drivers", "Driver", report.drivers());
            groups(book, "Agreed statements", "Agreed statement", report.agreedStatements());
            if (!report.noLongerAsked().isEmpty()) {
                table(book, "No longer asked", List.of(column("Item", 20), column("What it asked", 60), column("Why it went", 60)),
                        report.noLongerAsked().stream().map(gone -> List.<Object>of(gone.id(), gone.text(), gone.why())).toList());
            }
            if (!report.logs().isEmpty()) {
                table(book, "Logs",
                        List.of(column("Log", 20), column("Table", 44), column("Row", 32), column("Column", 24), column("Figure", 44)),
                        report.logs().stream().flatMap(log -> log.cells().stream())
                                .map(cell -> row(cell.log(), cell.table(), cell.row(), cell.column(), cell.value())).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private record Column(String title, double width, String format) {}

    private static Column column(String title, double width) {
        return new Column(title, width, DAY);
    }

    private static void about(Worksheet sheet, Report report) {
        Report.About about = report.about();
        Report.Last last = report.last();
        Object[][] rows = {
                {"Organisation", about.organisation()}, {"Address", about.slug()}, {"Review", about.title()}, {"Number", about.number()},
                {"Checklist", about.editionTitle()}, {"Edition", about.edition()}, {"State", about.state().getTitle()},
                {"Items asked", about.shortSet() ? "The short set" : "All items"},
                {"This report holds", about.part() ? "The items its reader was invited for" : "The whole review"},
                {"Opened", about.opened()}, {"Submitted", about.submitted()}, {"Signed off", about.signedOff()},
                {"Report made", about.reported()}, {"Public statement", about.statement()},
                {"Review before", last == null ? "None" : last.title()}, {"Its number", last == null ? null : last.number()},
                {"Its edition", last == null ? null : last.edition()}, {"Opened then", last == null ? null : last.opened()}};
        sheet.width(0, 24);
        sheet.width(1, 60);
        for (int row = 0; row < rows.length; row++) {
            put(sheet, row, 0, rows[row][0], DAY);
            sheet.style(row, 0).bold().verticalAlignment("top").set();
            put(sheet, row, 1, rows[row][1], DAY);
        }
    }

    private static void groups(Workbook book, String name, String head, List<Report.Group> groups) throws IOException {
        table(book, name,
                List.of(column(head, 44), column("Where it stands", 32), column("Last time", 32), column("Items asked", 12),
                        column("On the scale", 12),
                        column("Not relevant to us", 12), column("Don’t know yet", 12), column("Not answered", 12),
                        column("Of these, carried", 12)),
                groups.stream().map(g -> row(g.title(), g.standing().getTitle(), title(g.last()), g.counts().asked(), g.counts().onScale(),
                        g.counts().notRelevant(), g.counts().dontKnow(), g.counts().notAnswered(), g.counts().carried())).toList());
    }

    private static String title(Standing standing) {
        return standing == null ? null : standing.getTitle();
    }

    private static void items(Workbook book, Report report) throws IOException {
        table(book, "Items",
                List.of(column("Commitment", 24), column("Item", 20), column("What it says", 50), column("Level", 10),
                        column("Where we are", 30),
                        column("Carried level", 10), column("Origin", 22), column("Kind", 20), column("Last time", 30),
                        column("Since last time", 32), column("Note", 50), column("What changed", 50),
                        column("Pulse", 32), column("Drivers", 26), column("Agreed statements", 32)),
                report.items().stream()
                        .map(item -> row(report.commitment(item).title(), item.id(), item.text(),
                                item.level() == null ? null : item.level().getCode(), item.levelWords(),
                                item.carried() == null ? null : item.carried().getCode(), item.originWords(),
                                item.since() == null ? null : item.since().kind().getTitle(),
                                item.since() == null ? null : item.since().lastWords(),
                                item.since() == null ? null : item.since().changeWords(), item.note(), item.changed(),
                                item.pulseWords(), String.join(" | ", item.drivers()), String.join(" | ", item.agreedStatements())))
                        .toList());
    }

    private static void evidence(Workbook book, Report report) throws IOException {
        table(book, "Evidence", List.of(column("Commitment", 24), column("Item", 20), column("Evidence", 40), column("Kind", 10),
                column("Link", 50), column("Words", 60),
                column("Covers from", 14), column("Covers to", 14), column("Look at again by", 16), column("Time to look again", 18)),
                report.items().stream()
                        .flatMap(item -> item.evidence().stream()
                                .map(one -> row(report.commitment(item).title(), item.id(), one.title(), one.kind(), one.link(),
                                        one.words(), one.coversFrom(), one.coversTo(), one.reviewBy(), one.outOfDate() ? "Yes" : "No")))
                        .toList());
    }

    private static void actions(Workbook book, Report report) throws IOException {
        table(book, "Actions",
                List.of(column("Commitment", 24), column("Item", 20), column("Action", 50), column("Who looks after it", 30),
                        new Column("Month", 16, MONTH), column("State", 18)),
                report.items().stream()
                        .flatMap(item -> item.actions().stream()
                                .map(one -> row(report.commitment(item).title(), item.id(), one.title(), one.ownerRole(), one.month(),
                                        one.state().getTitle())))
                        .toList());
    }

    private static List<Object> row(Object... cells) {
        return new ArrayList<>(Stream.of(cells).toList());
    }

    /** A sheet with headings that stay in sight, and filters. */
    private static void table(Workbook book, String name, List<Column> columns, List<List<Object>> rows) throws IOException {
        Worksheet sheet = book.newWorksheet(name);
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column).title);
            sheet.style(0, column).bold().fillColor(HEAD).wrapText(true).verticalAlignment("top").set();
            sheet.width(column, columns.get(column).width);
            for (int row = 0; row < rows.size(); row++) {
                put(sheet, row + 1, column, rows.get(row).get(column), columns.get(column).format);
            }
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, rows.size(), columns.size() - 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.finish();
    }

    private static void put(Worksheet sheet, int row, int column, Object value, String format) {
        if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(format).horizontalAlignment("left").verticalAlignment("top").set();
        } else if (value instanceof Integer number) {
            sheet.value(row, column, number);
            sheet.style(row, column).horizontalAlignment("left").verticalAlignment("top").set();
        } else if (value != null && !value.toString().isEmpty()) {
            sheet.value(row, column, value.toString());
            // Excel shows a text of more than 255 characters as ##### where the cell is made a text cell.
            sheet.style(row, column).format(value.toString().length() > LONGEST_TEXT_CELL ? "General" : "@").wrapText(true)
                    .verticalAlignment("top").set();
        }
    }
}
