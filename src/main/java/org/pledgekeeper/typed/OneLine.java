package org.pledgekeeper.typed;

import java.util.regex.Pattern;

/** The one rule for what is a single line: a name, a role, a title, a subject. */
public final class OneLine {
    private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\uFEFF\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern ENDED = Pattern.compile(".*[.!?…][”’\"')]*", Pattern.DOTALL);

    private OneLine() {}

    /**
     * @return the text with one space for every run of spaces, tabs, line breaks and control characters, and without what
     * turns the direction of writing unseen; null where nothing is left
     */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String line = SPACE.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /** @return the words as the end of a sentence of ours: with a full stop, unless whoever wrote them has ended them */
    public static String ended(String words) {
        return ENDED.matcher(words).matches() ? words : words + ".";
    }
}
