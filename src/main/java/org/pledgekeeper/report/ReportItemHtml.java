package org.pledgekeeper.report;

import static org.pledgekeeper.report.Wording.escaped;
import static org.pledgekeeper.report.Wording.lines;
import static org.pledgekeeper.report.Wording.text;
import static org.pledgekeeper.report.Wording.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.pledgekeeper.web.Days;

/** One item in the page of the report: where it stands, what is noted, what it rests on and what is planned. */
final class ReportItemHtml {
    private final StringBuilder body = new StringBuilder();

    ReportItemHtml(Report.Item item) {
        body.append("<div class=\"item\"><div class=\"keep\"><h3>").append(text(item.text())).append("</h3><p class=\"level\">")
                .append(text(item.levelWords())).append("</p>");
        List<String> lines = new ArrayList<>();
        if (!item.originWords().isEmpty()) {
            lines.add(item.originWords());
        }
        if (item.since() != null) {
            lines.add("Asked: " + item.since().kind().getTitle().toLowerCase(Locale.UK));
            if (!item.since().earlier().isEmpty()) {
                lines.add("Last time: " + item.since().lastWords());
            }
            lines.add(item.since().changeWords());
        }
        if (!lines.isEmpty()) {
            body.append("<p class=\"small\">").append(text(String.join(" · ", lines))).append("</p>");
        }
        body.append("</div>");
        words("Note", item.note());
        words("What changed", item.changed());
        list("Evidence", item.evidence(), ReportItemHtml::evidence);
        list("Actions", item.actions(), action -> text(action.title() + " – " + action.ownerRole() + ", " + Days.month(action.month())
                + ", " + action.state().getTitle().toLowerCase(Locale.UK)));
        if (!item.pulse().isEmpty()) {
            body.append("<p><b>Pulse:</b> ").append(text(item.pulseWords())).append("</p>");
        }
        body.append("<p class=\"small\">Supports: ")
                .append(text(String.join(", ", item.drivers())
                        + (item.agreedStatements().isEmpty() ? "" : "; " + String.join("; ", item.agreedStatements()))))
                .append("</p></div>");
    }

    private void words(String name, String words) {
        if (words != null && !words.isBlank()) {
            body.append(written(name + ":", words));
        }
    }

    private <T> void list(String name, List<T> all, Function<T, String> html) {
        if (!all.isEmpty()) {
            body.append("<p><b>").append(name).append("</b></p><ul>");
            all.forEach(one -> body.append("<li>").append(html.apply(one)).append("</li>"));
            body.append("</ul>");
        }
    }

    private static String evidence(Report.Evidence one) {
        StringBuilder html = new StringBuilder("<b>").append(text(one.title())).append("</b>");
        if (one.kind().equals("FILE")) {
            html.append(" (file)");
        }
        if (one.link() != null) {
            html.append("<br/>")
                    .append(one.link().matches("https?://.*")
                            ? "<a href=\"" + escaped(one.link()) + "\" title=\"" + escaped(one.title()) + "\">" + text(one.link()) + "</a>"
                            : text(one.link()));
        }
        if (one.words() != null) {
            html.append("<br/>").append(lines(one.words()));
        }
        List<String> when = new ArrayList<>();
        if (one.coversFrom() != null || one.coversTo() != null) {
            when.add("Covers" + (one.coversFrom() == null ? "" : " from " + Days.words(one.coversFrom()))
                    + (one.coversTo() == null ? "" : " up to " + Days.words(one.coversTo())));
        }
        if (one.reviewBy() != null) {
            when.add("To look at again by " + Days.words(one.reviewBy()));
        }
        if (one.outOfDate()) {
            when.add("Time to look at this again");
        }
        return html.append(when.isEmpty() ? "" : "<br/><span class=\"small\">" + text(String.join(". ", when)) + ".</span>").toString();
    }

    String html() {
        return body.toString();
    }
}
