package org.pledgekeeper.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pledgekeeper.refusal.Refused;

/** The rules of an SVG's style sheets, and which of them fit an element. Refuses, under {@code logo}, what it cannot follow. */
final class StyleSheet {
    private static final int MOST_PARTS = 60;
    private static final Pattern SCREEN = Pattern.compile("(?:only )?(?:all|screen)|\\(prefers-color-scheme: ?light\\)|");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:only )?print|.*prefers-.*|.*forced-colors.*");
    private static final Pattern WHILE_USED = Pattern.compile(".*:(?:hover|focus|active|visited|link|target).*|.*::.*");
    private static final Pattern COMPOUND = Pattern.compile("(\\*|[A-Za-z][\\w-]*)?((?:[.#][\\w-]+|:root)*)");
    private static final Pattern SIMPLE = Pattern.compile("([.#])([\\w-]+)|:root");

    private final List<Rule> rules = new ArrayList<>();

    List<Rule> all() {
        return rules;
    }

    /** @return how many parts all its selectors have */
    long parts() {
        return rules.stream().mapToLong(rule -> rule.parts.size()).sum();
    }

    static boolean isForScreens(String media) {
        return SCREEN.matcher(media.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** @param sheet the text of a style element */
    void add(String sheet) {
        sheet(sheet.replaceAll("(?s)/\\*.*?\\*/|<!--|-->", " "));
    }

    private void sheet(String sheet) {
        int at = 0;
        while (at < sheet.length()) {
            int brace = sheet.indexOf('{', at);
            int end = sheet.indexOf(';', at);
            if (sheet.startsWith("@", at) && end >= 0 && (brace < 0 || end < brace)) {
                at = end + 1;
            } else if (Character.isWhitespace(sheet.charAt(at)) || sheet.charAt(at) == '}') {
                at++;
            } else if (brace < 0) {
                return;
            } else {
                int close = closing(sheet, brace);
                block(sheet.substring(at, brace).strip(), sheet.substring(brace + 1, close));
                at = close + 1;
            }
        }
    }

    private static int closing(String sheet, int brace) {
        int depth = 0;
        for (int i = brace; i < sheet.length(); i++) {
            depth += sheet.charAt(i) == '{' ? 1 : sheet.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return sheet.length();
    }

    private void block(String prelude, String body) {
        if (prelude.startsWith("@media")) {
            String when = prelude.substring("@media".length()).strip().toLowerCase(Locale.ROOT);
            if (isForScreens(when)) {
                sheet(body);
            } else if (!ELSEWHERE.matcher(when).matches()) {
                throw unfollowed(prelude);
            }
        } else if (prelude.startsWith("@supports") || prelude.startsWith("@layer") || prelude.startsWith("@container")) {
            throw unfollowed(prelude);
        } else if (!prelude.startsWith("@")) {
            Map<String, String> declarations = declarations(body);
            for (String selector : prelude.split(",")) {
                if (!WHILE_USED.matcher(selector).matches()) {
                    rules.add(new Rule(parts(selector.strip()), declarations));
                }
            }
        }
    }

    private static List<Part> parts(String selector) {
        List<Part> parts = new ArrayList<>();
        boolean child = false;
        for (String word : selector.replace(">", " > ").strip().split("\\s+")) {
            Matcher compound = COMPOUND.matcher(word);
            if (word.equals(">") && !child && !parts.isEmpty()) {
                child = true;
            } else if (!word.isEmpty() && compound.matches()) {
                Set<String> names = new HashSet<>();
                Set<String> classes = new HashSet<>();
                for (Matcher simple = SIMPLE.matcher(compound.group(2)); simple.find();) {
                    if (simple.group(1) != null) {
                        (simple.group(1).equals("#") ? names : classes).add(simple.group(2));
                    }
                }
                String name = compound.group(1) == null || compound.group(1).equals("*") ? null : compound.group(1);
                parts.add(new Part(name, names, classes, compound.group(2).contains(":root"), child));
                child = false;
            } else {
                throw unfollowed(selector);
            }
        }
        if (parts.size() > MOST_PARTS || child) {
            throw unfollowed(selector);
        }
        return parts;
    }

    static Map<String, String> declarations(String body) {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (String declaration : body.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String property = declaration.substring(0, colon).strip();
                declarations.put(property.startsWith("--") ? property : property.toLowerCase(Locale.ROOT),
                        declaration.substring(colon + 1).strip());
            }
        }
        return declarations;
    }

    static Refused unfollowed(String what) {
        String plain = what.replaceAll("\\s+", " ");
        return LogoImage
                .refused("This SVG has a style that we cannot follow (" + (plain.length() > 60 ? plain.substring(0, 60) + "…" : plain)
                        + "). Please have the colours written on the shapes themselves, or save it as a PNG and choose that.");
    }

    /** One selector of a rule: its last part is the element's own. */
    record Rule(List<Part> parts, Map<String, String> declarations) {
        int weight() {
            return parts.stream().mapToInt(Part::weight).sum();
        }

        /** Notes which beginnings of this selector, the sheet's rule of this number, end at the element. @return whether all of it does */
        boolean fits(int rule, Element element) {
            for (int i = 0; i < parts.size(); i++) {
                long parents = element.parent == null ? 0 : element.parent.ends[rule];
                long around = parts.get(i).child ? parents : element.above[rule];
                if ((i == 0 || (around >> i - 1 & 1) == 1) && parts.get(i).fits(element)) {
                    element.ends[rule] |= 1L << i;
                }
            }
            return (element.ends[rule] >> parts.size() - 1 & 1) == 1;
        }
    }

    record Part(String name, Set<String> ids, Set<String> classes, boolean root, boolean child) {
        int weight() {
            return ids.size() * 10_000 + (classes.size() + (root ? 1 : 0)) * 100 + (name == null ? 0 : 1);
        }

        boolean fits(Element element) {
            return (name == null || name.equals(element.name)) && (ids.isEmpty() || ids.equals(Set.of(element.id)))
                    && element.classes.containsAll(classes) && (!root || element.parent == null);
        }
    }

    /**
     * @param ends for each rule, in bits, which of its beginnings end at this element
     * @param above the same of all elements around this one
     */
    record Element(Element parent, String name, String id, Set<String> classes, long[] ends, long[] above,
            Map<String, String> variables) {}
}
