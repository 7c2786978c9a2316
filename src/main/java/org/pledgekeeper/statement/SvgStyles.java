package org.pledgekeeper.statement;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.refusal.Refused;

/**
 * Writes the style sheets of an SVG out on its elements, as the cascade of CSS has it: JSVG follows the simplest of it only, and
 * what it passes over turns black. Variables are written out too, and values put into a form that JSVG reads.
 */
final class SvgStyles {
    /** Parts of selectors times elements: as much as is looked through in about a second. */
    private static final long MOST_COMPARISONS = 10_000_000;
    private static final int MOST_VARIABLES = 500;
    private static final int MOST_ROUNDS = 8;
    private static final Pattern USE = Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*(?:,((?:[^()]|\\([^()]*\\))*))?\\)");
    private static final Pattern FALLBACK = Pattern.compile("(url\\(\\s*['\"]?#([^'\")\\s]+)['\"]?\\s*\\))\\s+(\\S.*)");
    private static final Pattern SLASHED = Pattern.compile(
            "rgba?\\(\\s*([\\d.%]+)[\\s,]+([\\d.%]+)[\\s,]+([\\d.%]+)\\s*/\\s*([\\d.]+)(%?)\\s*\\)");
    private static final Pattern DEGREES = Pattern.compile("([\\d.])deg\\b");
    private static final Pattern OTHER_UNITS = Pattern.compile("[\\d.](?!px|e[-\\d])[a-z%]");

    private final StyleSheet rules = new StyleSheet();
    private final Set<String> ids = new HashSet<>();
    private final Deque<StyleSheet.Element> open = new ArrayDeque<>();
    private final StringBuilder plain = new StringBuilder();
    private int elements;

    private record Won(String value, long weight) {}

    private SvgStyles() {}

    /** @throws Refused under {@code logo} where a style cannot be followed */
    static String writtenOut(String source) throws XMLStreamException {
        SvgStyles styles = new SvgStyles();
        styles.read(source);
        if (styles.rules.parts() * styles.elements > MOST_COMPARISONS) {
            throw SvgLogo.elaborate();
        }
        return styles.write(source);
    }

    private void read(String source) throws XMLStreamException {
        XMLStreamReader xml = PlainXml.FACTORY.createXMLStreamReader(new StringReader(source));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            elements++;
            String id = xml.getAttributeValue(null, "id");
            if (id != null) {
                ids.add(id);
            }
            if (xml.getLocalName().equals("style")) {
                String media = xml.getAttributeValue(null, "media");
                String sheet = text(xml);
                SvgLogo.checkStyle(sheet);
                if (media == null || StyleSheet.isForScreens(media)) {
                    rules.add(sheet);
                }
            }
        }
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isStartElement()) {
                throw LogoImage.unreadable();
            }
        }
        return text.toString();
    }

    private String write(String source) throws XMLStreamException {
        XMLStreamReader xml = PlainXml.FACTORY.createXMLStreamReader(new StringReader(source));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("style")) {
                        text(xml);
                    } else {
                        start(xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    plain.append("</").append(name(xml.getPrefix(), xml.getLocalName())).append('>');
                    open.pop();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    plain.append(escaped(xml.getText()));
                case XMLStreamConstants.ENTITY_REFERENCE -> plain.append('&').append(xml.getLocalName()).append(';');
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    plain.append("<?").append(xml.getPITarget()).append(' ').append(Objects.toString(xml.getPIData(), "")).append("?>");
                default -> {
                }
            }
            if (plain.length() > SvgSource.LONGEST) {
                throw SvgLogo.elaborate();
            }
        }
        return plain.toString();
    }

    private void start(XMLStreamReader xml) {
        StyleSheet.Element parent = open.peek();
        String classes = xml.getAttributeValue(null, "class");
        String id = xml.getAttributeValue(null, "id");
        long[] above = new long[rules.all().size()];
        for (int i = 0; i < above.length && parent != null; i++) {
            above[i] = parent.above()[i] | parent.ends()[i];
        }
        StyleSheet.Element element = new StyleSheet.Element(parent, xml.getLocalName(), Objects.toString(id, ""),
                Set.copyOf(Arrays.asList(Objects.toString(classes, "").strip().split("\\s+"))), new long[rules.all().size()], above,
                parent == null ? Map.of() : parent.variables());
        Map<String, Won> style = new LinkedHashMap<>();
        for (int i = 0; i < rules.all().size(); i++) {
            if (rules.all().get(i).fits(i, element)) {
                cascade(style, rules.all().get(i).declarations(), rules.all().get(i).weight() * 100_000L + i);
            }
        }
        cascade(style, StyleSheet.declarations(String.valueOf(xml.getAttributeValue(null, "style"))), Integer.MAX_VALUE * 100_000L);
        Map<String, String> own = new HashMap<>();
        style.forEach((property, won) -> {
            if (property.startsWith("--")) {
                own.put(property, won.value);
            }
        });
        style.keySet().removeAll(own.keySet());
        Map<String, String> variables = own.isEmpty() ? element.variables() : joined(element.variables(), own);
        open.push(new StyleSheet.Element(parent, element.name(), element.id(), element.classes(), element.ends(), above, variables));
        plain.append('<').append(name(xml.getPrefix(), xml.getLocalName()));
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            attribute(xml.getNamespacePrefix(i) == null ? "xmlns" : "xmlns:" + xml.getNamespacePrefix(i), xml.getNamespaceURI(i));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = name(xml.getAttributePrefix(i), xml.getAttributeLocalName(i));
            if (!attribute.equals("style")) {
                attribute(attribute, attribute.startsWith("data-") ? "" : known(attribute, xml.getAttributeValue(i), variables));
            }
        }
        if (!style.isEmpty()) {
            List<String> declarations = new ArrayList<>();
            style.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Won::weight)))
                    .forEach(one -> declarations.add(one.getKey() + ":" + known(one.getKey(), one.getValue().value, variables)));
            attribute("style", String.join(";", declarations));
        }
        plain.append('>');
    }

    private static void cascade(Map<String, Won> style, Map<String, String> declarations, long weight) {
        declarations.forEach((property, value) -> {
            String unmarked = value.replaceAll("(?i)\\s*!\\s*important\\s*$", "");
            long weighs = unmarked.equals(value) ? weight : weight + Long.MAX_VALUE / 2;
            if (!style.containsKey(property) || style.get(property).weight <= weighs) {
                style.put(property, new Won(unmarked, weighs));
            }
        });
    }

    private static Map<String, String> joined(Map<String, String> inherited, Map<String, String> own) {
        Map<String, String> joined = new HashMap<>(inherited);
        joined.putAll(own);
        if (joined.size() > MOST_VARIABLES) {
            throw SvgLogo.elaborate();
        }
        return joined;
    }

    /** The value in a form that JSVG reads. */
    private String known(String property, String value, Map<String, String> variables) {
        String known = value;
        for (int round = 0; round < MOST_ROUNDS && known.contains("var("); round++) {
            known = USE.matcher(known).replaceAll(use -> {
                String given = variables.getOrDefault(use.group(1), use.group(2));
                if (given == null) {
                    throw variables();
                }
                return Matcher.quoteReplacement(given.strip());
            });
            if (known.length() > SvgSource.LONGEST) {
                throw SvgLogo.elaborate();
            }
        }
        if (known.contains("var(")) {
            throw variables();
        }
        Matcher fallback = FALLBACK.matcher(known);
        if ((property.equals("fill") || property.equals("stroke")) && fallback.matches()) {
            known = ids.contains(fallback.group(2)) ? fallback.group(1) : fallback.group(3);
        }
        if (property.endsWith("ransform")) {
            known = DEGREES.matcher(known).replaceAll("$1");
            if (OTHER_UNITS.matcher(known).find()) {
                throw StyleSheet.unfollowed(property + ": " + value);
            }
        }
        return SLASHED.matcher(known).replaceAll(colour -> "rgba(" + colour.group(1) + "," + colour.group(2) + "," + colour.group(3) + ","
                + (colour.group(5).isEmpty() ? colour.group(4) : Double.toString(Double.parseDouble(colour.group(4)) / 100)) + ")");
    }

    private static Refused variables() {
        return LogoImage.refused("This SVG takes its colours from a web page (CSS variables). Please have the colours written out,"
                + " or save it as a PNG and choose that.");
    }

    private void attribute(String name, String value) {
        plain.append(' ').append(name).append("=\"").append(escaped(value == null ? "" : value)).append('"');
        if (plain.length() > SvgSource.LONGEST) {
            throw SvgLogo.elaborate();
        }
    }

    private static String name(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;");
    }
}
