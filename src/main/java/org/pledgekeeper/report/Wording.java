package org.pledgekeeper.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words on the page that becomes a PDF, as {@link Lettering} can show them and in the direction in which they are read. */
final class Wording {
    static final String STYLE = style();

    private static final String FROM_RIGHT = "\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC";
    /**
     * What reads from the right, and letters with accents that Unicode has no letter for: each a piece by itself, in the font that sets it
     * right.
     */
    private static final Pattern OTHER = Pattern.compile(
            "[FROM_RIGHT](?:[FROM_RIGHT\\s\\p{P}\\p{S}\\p{M}\\d]*[FROM_RIGHT])?\\p{M}*|\\S\\p{Mn}+".replace("FROM_RIGHT", FROM_RIGHT));
    private static final String LEFT_TO_RIGHT_AGAIN = "&#8206;";

    private Wording() {}

    private static String style() {
        try (InputStream file = Wording.class.getResourceAsStream("/report/report.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return for an attribute: as they were typed */
    static String escaped(String words) {
        return words == null ? "" : words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** @return for the page */
    static String text(String words) {
        return words == null ? "" : escaped(OTHER.matcher(Lettering.shown(words)).replaceAll("\u0001$0\u0002")).replace("&quot;", "\"")
                .replace("\u0001", "<span class=\"other\">").replace("\u0002", LEFT_TO_RIGHT_AGAIN + "</span>");
    }

    /** @return what people wrote at length; where any of it reads from the right, each line as a paragraph in its own direction */
    static String lines(String words) {
        if (!RightToLeft.isIn(words)) {
            return "<span class=\"words\">" + text(words) + "</span>";
        }
        return words.lines().map(line -> RightToLeft.leads(line)
                ? "<p class=\"other from-right\">" + escaped(Lettering.shown(line)) + "</p>" : "<p>" + text(line) + "</p>")
                .collect(Collectors.joining());
    }

    /** @return the same after a word that says what it is */
    static String written(String name, String words) {
        return "<p><b>" + name + "</b> " + (RightToLeft.isIn(words) ? "</p>" + lines(words) : lines(words) + "</p>");
    }
}
