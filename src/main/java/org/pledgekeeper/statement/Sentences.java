package org.pledgekeeper.statement;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a statement apart into the sentences that can be promises. */
public final class Sentences {
    /** What the table keeps of a promise. */
    private static final int LONGEST = 1000;

    private Sentences() {}

    /** @return the sentences in their order, each once, without the marks of a list; each line ends one */
    public static List<String> of(String words) {
        List<String> sentences = new ArrayList<>();
        for (String line : words.split("\\R+")) {
            String text = line.strip().replaceFirst("^([-–•*·]|\\d{1,2}[.)])\\s+", "");
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.UK);
            ends.setText(text);
            int from = ends.first();
            for (int to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
                String sentence = text.substring(from, to).strip();
                if (sentence.codePoints().anyMatch(Character::isLetter) && sentence.length() <= LONGEST && !sentences.contains(sentence)) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }
}
