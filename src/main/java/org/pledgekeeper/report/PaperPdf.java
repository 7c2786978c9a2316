package org.pledgekeeper.report;

import static org.pledgekeeper.report.Wording.escaped;
import static org.pledgekeeper.report.Wording.lines;
import static org.pledgekeeper.report.Wording.text;

import java.util.Map;

/** A {@link Paper} as a page of its own, and from it as a tagged PDF. */
final class PaperPdf {
    private PaperPdf() {}

    static byte[] write(Paper paper) {
        return ReportPdf.write(html(paper), Map.of());
    }

    private static String html(Paper paper) {
        StringBuilder body = new StringBuilder();
        StringBuilder bookmarks = new StringBuilder();
        for (int i = 0; i < paper.parts().size(); i++) {
            Paper.Part part = paper.parts().get(i);
            bookmarks.append("<bookmark name=\"").append(escaped(part.title())).append("\" href=\"#part-").append(i).append("\"/>");
            body.append("<h2 id=\"part-").append(i).append("\">").append(text(part.title())).append("</h2>");
            part.words().forEach(words -> body.append(RightToLeft.isIn(words) ? lines(words) : "<p>" + lines(words) + "</p>"));
            if (!part.items().isEmpty()) {
                body.append("<ul>");
                part.items().forEach(item -> body.append("<li>").append(text(item)).append("</li>"));
                body.append("</ul>");
            }
            table(body, part);
        }
        String footer = escaped(RightToLeft.drawn(
                Lettering.shown((paper.organisation() + ": " + paper.title()).replaceAll("[\\\\\"\\n]", " "))));
        return "<!DOCTYPE html><html lang=\"en-GB\"><head><title>" + escaped(paper.organisation() + ": " + paper.title())
                + "</title><meta name=\"subject\" content=\"" + escaped(paper.title()) + "\"/><meta name=\"description\" content=\""
                + escaped(paper.lede()) + "\"/><meta name=\"author\" content=\"" + escaped(paper.organisation()) + "\"/><style>"
                + Wording.STYLE.replace("string-of-footer", "\"" + footer + "\"") + "</style><bookmarks>" + bookmarks
                + "</bookmarks></head><body class=\"paper\"><h1>" + text(paper.title()) + "</h1><p class=\"lede\">" + text(paper.lede())
                + "</p>" + body + "</body></html>";
    }

    private static void table(StringBuilder body, Paper.Part part) {
        if (part.rows().isEmpty()) {
            return;
        }
        body.append("<table><thead><tr>");
        part.heads().forEach(head -> body.append("<th scope=\"col\">").append(text(head)).append("</th>"));
        body.append("</tr></thead><tbody>");
        part.rows().forEach(row -> {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                body.append(i == 0 ? "<th scope=\"row\">" : "<td>").append(text(row.get(i))).append(i == 0 ? "</th>" : "</td>");
            }
            body.append("</tr>");
        });
        body.append("</tbody></table>");
    }
}
