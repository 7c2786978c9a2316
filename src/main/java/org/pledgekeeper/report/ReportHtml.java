package org.pledgekeeper.report;

import static org.pledgekeeper.report.Wording.escaped;
import static org.pledgekeeper.report.Wording.text;
import static org.pledgekeeper.report.Wording.written;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.logbook.Picture;
import org.pledgekeeper.web.Days;

/** The report as a page of its own, for {@link ReportPdf} alone: a summary for a board first, then every item. */
final class ReportHtml {
    private static final double WIDEST_LOGO = 60;
    private static final double HIGHEST_LOGO = 28;

    private final Report report;
    private final Map<String, Drawing> drawings = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder bookmarks = new StringBuilder();

    ReportHtml(Report report) {
        this.report = report;
        cover();
        whereWeStand();
        if (report.last() != null) {
            sinceLast();
        }
        howToRead();
        for (int i = 0; i < report.commitments().size(); i++) {
            commitment(i + 1, report.commitments().get(i));
        }
        logs();
        otherReadings();
    }

    /** @return the pictures that the page's objects name */
    Map<String, Drawing> drawings() {
        return drawings;
    }

    String html() {
        return "<!DOCTYPE html><html lang=\"en-GB\"><head><title>" + escaped(title()) + "</title><meta name=\"subject\" content=\""
                + escaped(report.about().title())
                + "\"/><meta name=\"description\" content=\""
                + escaped("Where " + report.about().organisation() + " stands on the five commitments of its pledge")
                + "\"/><meta name=\"author\" content=\""
                + escaped(report.about().organisation()) + "\"/><style>" + Wording.STYLE.replace("string-of-footer", "\"" + footer() + "\"")
                + "</style><bookmarks>" + bookmarks
                + "</bookmarks></head><body>" + body + "</body></html>";
    }

    private String title() {
        return report.about().organisation() + ": " + report.about().title();
    }

    /** In a style sheet's string, inside a page. */
    private String footer() {
        return escaped(RightToLeft.drawn(Lettering.shown(title().replaceAll("[\\\\\"\\n]", " "))));
    }

    private void cover() {
        Report.About about = report.about();
        logo();
        body.append("<h1>").append(text(about.organisation())).append("</h1><p class=\"lede\">").append(text(about.title()))
                .append(" of our pledge to be trauma-informed</p>");
        if (about.part()) {
            paragraph("This report holds the items its reader was invited for, not the whole review.");
        }
        body.append("<table class=\"facts\"><tbody>");
        fact("Checklist", about.editionTitle() + ", edition " + about.edition() + (about.shortSet() ? ", short set" : ""));
        fact("State", about.state().getTitle());
        fact("Opened", Days.words(about.opened()));
        fact("Submitted", about.submitted() == null ? "Not yet" : Days.words(about.submitted()));
        fact("Signed off", about.signedOff() == null ? "Not yet" : Days.words(about.signedOff()));
        fact("Review before", report.last() == null ? "None: this is the first"
                : report.last().title() + ", opened " + Days.words(report.last().opened()) + ", edition " + report.last().edition());
        fact("Report made", Days.words(about.reported()));
        body.append("</tbody></table>");
        if (about.statement() != null) {
            body.append("<div class=\"statement\">").append(written("Our public statement:", about.statement())).append("</div>");
        }
    }

    private void logo() {
        Report.Logo logo = report.logo();
        if (logo != null) {
            double scale = Math.min(WIDEST_LOGO / logo.width(), HIGHEST_LOGO / logo.height());
            body.append("<img class=\"logo\" style=\"width: ").append(logo.width() * scale).append("mm; height: ")
                    .append(logo.height() * scale)
                    .append("mm\" alt=\"").append(escaped(logo.alt())).append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(logo.png())).append("\"/>");
        }
    }

    private void fact(String name, String value) {
        body.append("<tr><th scope=\"row\">").append(text(name)).append("</th><td>").append(text(value)).append("</td></tr>");
    }

    private void whereWeStand() {
        heading("where-we-stand", "Where we stand");
        paragraph(
                "Each commitment shows the level that at least half of its answers have reached. “Not relevant to us” and “Don’t know "
                        + "yet” are"
                        + " honest answers and are counted apart. There is no total and no ranking.");
        body.append("<div class=\"around\"><div class=\"picture\">")
                .append(picture("radar", "radar", Radar.of(report.commitments()), Radar.words(report.commitments())))
                .append("</div><ol>");
        report.commitments().forEach(g -> body.append("<li>").append(text(g.title())).append("<br/><b>")
                .append(text(g.standing().getTitle())).append("</b></li>"));
        body.append("</ol></div>");
        if (report.last() != null) {
            body.append(
                    "<p class=\"small\">The dashed line with small rings is the review before, from the items it asked. A commitment "
                            + "with too few answers has no point.</p>");
        }
        groups("Commitment", report.commitments(), true);
    }

    private void groups(String head, List<Report.Group> groups, boolean numbered) {
        boolean last = report.last() != null;
        body.append("<table class=\"groups\"><thead><tr><th scope=\"col\">").append(head)
                .append("</th><th scope=\"col\" class=\"where\">Where we stand</th>")
                .append(last ? "<th scope=\"col\" class=\"where\">Last time</th>" : "")
                .append("<th scope=\"col\" class=\"num\">On the scale</th><th scope=\"col\" class=\"num\">Not relevant</th>"
                        + "<th scope=\"col\" class=\"num\">Don’t know yet</th><th scope=\"col\" class=\"num\">Not "
                        + "answered</th></tr></thead><tbody>");
        for (int i = 0; i < groups.size(); i++) {
            Report.Group g = groups.get(i);
            body.append("<tr><th scope=\"row\">").append(numbered ? i + 1 + ". " : "").append(text(g.title())).append("</th><td>")
                    .append(text(g.standing().getTitle())).append("</td>");
            if (last) {
                body.append("<td>").append(g.last() == null ? "Not asked" : text(g.last().getTitle())).append("</td>");
            }
            number(g.counts().onScale() + " of " + g.counts().asked());
            number(Integer.toString(g.counts().notRelevant()));
            number(Integer.toString(g.counts().dontKnow()));
            number(g.counts().notAnswered() + (g.counts().carried() == 0 ? "" : " (" + g.counts().carried() + " carried)"));
            body.append("</tr>");
        }
        body.append("</tbody></table>");
    }

    private void number(String words) {
        body.append("<td class=\"num\">").append(words).append("</td>");
    }

    private void sinceLast() {
        heading("since-last", "Since last time");
        body.append(
                "<table><thead><tr><th scope=\"col\">What has become of the items</th><th scope=\"col\" "
                        + "class=\"num\">Items</th></tr></thead><tbody>");
        for (Change change : Change.values()) {
            body.append("<tr><th scope=\"row\">").append(text(change.getTitle()))
                    .append(change == Change.BACK ? ": that can be an honest look" : "").append("</th>");
            number(Integer.toString(report.count(change)));
            body.append("</tr>");
        }
        body.append("</tbody></table>");
        if (!report.noLongerAsked().isEmpty()) {
            paragraph("No longer asked:");
            body.append("<ul>");
            report.noLongerAsked().forEach(gone -> body.append("<li>").append(text(gone.text())).append(" <span class=\"small\">")
                    .append(text(gone.why())).append("</span></li>"));
            body.append("</ul>");
        }
    }

    private void commitment(int number, Report.Group commitment) {
        String title = number + ". " + commitment.title();
        body.append("<div class=\"keep\">");
        heading(commitment.id(), title);
        Report.Counts counts = commitment.counts();
        body.append("<p><b>").append(text(commitment.standing().getTitle())).append(".</b> ").append(counts.onScale()).append(" of ")
                .append(counts.asked()).append(" on the scale")
                .append(counts.notRelevant() == 0 ? "" : ", " + counts.notRelevant() + " not relevant to us")
                .append(counts.dontKnow() == 0 ? "" : ", " + counts.dontKnow() + " don’t know yet")
                .append(counts.notAnswered() == 0 ? "" : ", " + counts.notAnswered() + " not answered").append(".</p>");
        dots(commitment);
        body.append("</div>");
        report.items(commitment).forEach(item -> body.append(new ReportItemHtml(item).html()));
    }

    private void dots(Report.Group commitment) {
        body.append("<table class=\"dots\"><thead><tr><th scope=\"col\">Item</th><th scope=\"col\" class=\"scale\">")
                .append(picture("head-" + commitment.id(), "row", DotPlot.head(), DotPlot.HEAD_WORDS)).append("</th></tr></thead><tbody>");
        for (Report.Item item : report.items(commitment)) {
            body.append("<tr><th scope=\"row\">").append(text(item.text())).append("</th><td>")
                    .append(picture("row-" + item.id(), "row", DotPlot.row(item), DotPlot.words(item))).append("</td></tr>");
        }
        body.append("</tbody></table>");
    }

    private void howToRead() {
        body.append("<div class=\"keep\">");
        heading("how-to-read", "How to read the pictures that follow");
        body.append("<p>The scale: ");
        List<String> scale = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.isOnScale()) {
                scale.add(level.getCode() + " " + level.getTitle().toLowerCase(Locale.UK));
            }
        }
        body.append(text(String.join("; ", scale))).append(".</p><table class=\"key\"><tbody>");
        List<DotPlot.Key> keys = DotPlot.keys(report);
        for (int i = 0; i < keys.size(); i += 2) {
            body.append("<tr>");
            for (int k = i; k < i + 2; k++) {
                body.append(k < keys.size() ? "<td class=\"mark\">" + picture("key-" + k, "", keys.get(k).drawing(), keys.get(k).words())
                        + "</td><td>" + text(keys.get(k).words()) + "</td>" : "<td></td><td></td>");
            }
            body.append("</tr>");
        }
        body.append("</tbody></table></div>");
    }

    private void logs() {
        if (report.logs().isEmpty()) {
            return;
        }
        heading("logs", "What the logs add up to");
        paragraph("What was done to keep the pledge, as it stood on " + Days.words(report.about().reported())
                + ". Numbers about fewer than ten people are here only if whoever made this report may see them.");
        for (Report.Log log : report.logs()) {
            for (Picture.Table table : log.tables()) {
                body.append("<p class=\"table-title\"><b>").append(text(log.title() + ": " + table.title()))
                        .append("</b></p><table><thead><tr>");
                table.heads().forEach(head -> body.append("<th scope=\"col\">").append(text(head)).append("</th>"));
                body.append("</tr></thead><tbody>");
                for (List<String> row : table.rows()) {
                    body.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
                    row.stream().skip(1).forEach(cell -> body.append("<td>").append(text(cell)).append("</td>"));
                    body.append("</tr>");
                }
                body.append("</tbody></table>");
            }
        }
    }

    private void otherReadings() {
        body.append("<div class=\"keep\">");
        heading("other-readings", "The same answers, read in two other ways");
        paragraph("Each item supports one or more of the drivers and agreed statements, so one answer can count in several rows.");
        groups("Driver", report.drivers(), false);
        body.append("</div>");
        groups("Agreed statement", report.agreedStatements(), false);
    }

    private void heading(String id, String words) {
        body.append("<h2 id=\"").append(id).append("\">").append(text(words)).append("</h2>");
        bookmarks.append("<bookmark name=\"").append(escaped(words)).append("\" href=\"#").append(id).append("\"/>");
    }

    private void paragraph(String words) {
        body.append("<p>").append(text(words)).append("</p>");
    }

    private String picture(String id, String style, Drawing drawing, String words) {
        drawings.put(id, drawing);
        String size = style.equals("radar") ? ""
                : " style=\"width: " + drawing.width() * MILLIMETRES + "mm; height: " + drawing.height() * MILLIMETRES + "mm\"";
        return "<object class=\"" + style + "\"" + size + " data=\"" + id + "\" alt=\"" + escaped(words) + "\"></object>";
    }

    /** How much of a drawing's own unit is one on paper: a row is 84 mm wide. */
    private static final double MILLIMETRES = 84 / DotPlot.WIDTH;
}
