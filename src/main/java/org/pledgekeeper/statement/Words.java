package org.pledgekeeper.statement;

import java.util.regex.Pattern;

/**
 * Counts the words of a statement. A word is what stands between spaces and has a letter or a digit in it:
 * "trauma-informed" is one, a dash on its own is none. {@code scripts/words.js} counts the same way;
 * {@code words.json} in the tests holds both to it.
 */
public final class Words {
    /** The pledge's limit for a public statement. */
    public static final int LIMIT = 150;

    private static final Pattern SPACES =
            Pattern.compile("[\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    private Words() {}

    public static int count(String text) {
        return text == null ? 0 : (int) SPACES.splitAsStream(text).filter(word -> LETTER_OR_DIGIT.matcher(word).find()).count();
    }
}
