package org.pledgekeeper.statement;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.refusal.Refused;

/**
 * The source of an SVG in the plain form that JSVG draws: the short names that Illustrator declares and the variables of a style
 * sheet are written out, the document type and {@code !important} are gone. What cannot be written out is refused with a way to
 * mend it.
 */
final class SvgSource {
    private static final int LONGEST = 8 * 1024 * 1024;
    private static final int MOST_ROUNDS = 8;
    private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>");
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^\\[>]*(?:\\[([^\\]]*)\\][^>]*)?>");
    /** A name for plain words, such as the address of a namespace; anything else could hide or multiply content. */
    private static final Pattern ENTITY = Pattern.compile("\\s*<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\\s*>\\s*");
    private static final Pattern VARIABLE = Pattern.compile("(--[\\w-]+)\\s*:\\s*([^;{}\"'<>]+)");
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*(?:,((?:[^()]|\\([^()]*\\))*))?\\)");

    private SvgSource() {
    }

    /** @throws Refused under {@code logo} */
    static String plain(byte[] upload) throws XMLStreamException {
        String source = DECLARATION.matcher(text(upload)).replaceFirst("");
        return withoutVariables(withoutEntities(source)).replaceAll("\\s*!\\s*important", "");
    }

    private static String text(byte[] upload) throws XMLStreamException {
        XMLStreamReader xml = PlainXml.read(new ByteArrayInputStream(upload));
        String declared = xml.getCharacterEncodingScheme() == null ? xml.getEncoding() : xml.getCharacterEncodingScheme();
        String text = new String(upload, Charset.forName(declared == null ? "UTF-8" : declared));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String withoutEntities(String source) {
        Matcher doctype = DOCTYPE.matcher(source);
        if (!doctype.find()) {
            return source;
        }
        String plain = source.substring(0, doctype.start()) + source.substring(doctype.end());
        String declared = doctype.group(1) == null ? "" : doctype.group(1).strip();
        Matcher entity = ENTITY.matcher(declared);
        while (entity.lookingAt()) {
            plain = plain.replace("&" + entity.group(1) + ";", entity.group(2) == null ? entity.group(3) : entity.group(2));
            hold(plain);
            entity.region(entity.end(), declared.length());
        }
        if (entity.regionStart() < declared.length() || plain.contains("<!DOCTYPE")) {
            throw SvgLogo.has("a DOCTYPE line, which can hide other content", "it");
        }
        return plain;
    }

    private static String withoutVariables(String source) {
        if (!source.contains("var(")) {
            return source;
        }
        Map<String, String> values = new HashMap<>();
        for (Matcher variable = VARIABLE.matcher(source); variable.find(); ) {
            String value = variable.group(2).replaceAll("\\s*!\\s*important", "").strip();
            String other = values.putIfAbsent(variable.group(1), value);
            if (other != null && !other.equals(value)) {
                throw variables();
            }
        }
        String plain = source;
        for (int round = 0; round < MOST_ROUNDS && plain.contains("var("); round++) {
            plain = USE.matcher(plain).replaceAll(use -> {
                String value = values.getOrDefault(use.group(1), use.group(2));
                if (value == null) {
                    throw variables();
                }
                return Matcher.quoteReplacement(value.strip());
            });
            hold(plain);
        }
        if (plain.contains("var(")) {
            throw variables();
        }
        return plain;
    }

    private static void hold(String plain) {
        if (plain.length() > LONGEST) {
            throw SvgLogo.elaborate();
        }
    }

    private static Refused variables() {
        return LogoImage.refused("This SVG takes its colours from a web page or a style that changes (CSS variables). Please have the colours"
                + " written out, or save it as a PNG and choose that.");
    }
}
