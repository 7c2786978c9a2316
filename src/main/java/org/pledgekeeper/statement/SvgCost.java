package org.pledgekeeper.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * What drawing would take, counting everything as often as it is referred to: a few lines of references to
 * references can otherwise ask for more work than any machine could do. The unit is about a character of path
 * data; Java takes time by the square of it for a clip, and for each stroked shape behind a mask.
 */
final class SvgCost {
    static final int MOST = 300_000;
    static final int ELEMENT = 50;
    private static final int LETTER = 20;
    private static final int MASK = 500;
    private static final int PICTURE = 30_000;
    private static final Pattern REFERENCE = Pattern.compile("#([^'\")\\s]+)");
    private static final Pattern STROKE = Pattern.compile("\\bstroke\\s*:\\s*(?!none)\\S");

    private static final class Part {
        private final String name;
        private final List<Part> children = new ArrayList<>();
        private final List<String> references = new ArrayList<>();
        private long pathLength;
        private long letters;
        private long total = -1;

        Part(String name) {
            this.name = name;
        }
    }

    private final Deque<Part> open = new ArrayDeque<>();
    private final Map<String, Part> byId = new HashMap<>();
    private Part root;
    private boolean masked;
    private boolean stroked;

    boolean isEmpty() {
        return root == null;
    }

    private boolean isIn(String name) {
        return !open.isEmpty() && open.peek().name.equals(name);
    }

    void start(XMLStreamReader xml) {
        Part part = new Part(xml.getLocalName().toLowerCase(Locale.ROOT));
        masked |= part.name.equals("mask");
        if (root == null) {
            root = part;
        } else {
            open.peek().children.add(part);
        }
        open.push(part);
        if (open.size() > SvgLogo.DEEPEST) {
            throw SvgLogo.elaborate();
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            switch (xml.getAttributeLocalName(i)) {
                case "id" -> byId.putIfAbsent(value, part);
                case "d", "points" -> part.pathLength += value.length();
                default -> {
                    part.references.addAll(references(value));
                    stroked |= xml.getAttributeLocalName(i).equals("stroke") && !value.equals("none")
                            || STROKE.matcher(value).find();
                }
            }
        }
    }

    void end() {
        open.pop();
    }

    void text(String text) {
        if (isIn("text") || isIn("tspan") || isIn("textpath")) {
            open.peek().letters += text.length();
        }
    }

    private static List<String> references(String value) {
        return REFERENCE.matcher(value).results().map(match -> match.group(1)).toList();
    }

    void check() {
        if (total(root) > MOST) {
            throw SvgLogo.elaborate();
        }
    }

    private long total(Part part) {
        if (part.total < 0) {
            part.total = MOST + 1;
            long sum = ELEMENT + part.letters * LETTER
                    + (masked && stroked ? squared(part.pathLength) : part.pathLength);
            for (Part child : part.children) {
                sum += total(child);
            }
            for (String reference : part.references) {
                sum += referred(reference);
            }
            sum = switch (part.name) {
                case "clippath" -> squared(sum);
                case "mask" -> sum + MASK;
                case "image" -> sum + PICTURE;
                default -> sum;
            };
            part.total = Math.min(sum, MOST + 1);
        }
        return part.total;
    }

    private static long squared(long length) {
        return length + length * length / 100;
    }

    private long referred(String reference) {
        Part part = byId.get(reference);
        return part == null ? 0 : total(part);
    }
}
