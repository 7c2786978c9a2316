package org.pledgekeeper.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.typed.OneLine;

/** What a teller tells. @param words null for none yet @param note what it is about, in one line; null for none */
record Telling(String words, String note) {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_NOTE = 200;

    /** @return what was typed, however many words it has @throws Refused when it is longer than can be kept */
    static Telling typed(String typed, String typedNote) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        String line = OneLine.of(typedNote);
        Map<String, String> problems = new LinkedHashMap<>();
        if (text.length() > LONGEST) {
            problems.put("words",
                    "This is longer than we can keep. Please keep it under " + LONGEST + " letters. What you typed is still here.");
        }
        if (line != null && line.length() > LONGEST_NOTE) {
            problems.put("note", "Please keep this to a sentence or two, at most " + LONGEST_NOTE + " letters.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        return new Telling(text.isEmpty() ? null : text, line);
    }

    /** @return what readers are told before they read @throws Refused when it is missing, or could show who the story is about */
    static String noteForReaders(String typedNote) {
        String line = OneLine.of(typedNote);
        if (line == null || line.length() > LONGEST_NOTE) {
            throw new Refused("note", "Say in a sentence what it is about, so that readers can choose to read it. At most " + LONGEST_NOTE
                    + " letters.");
        }
        String found = Identifying.in(line).stream().map(Identifying.Found::text).findFirst().orElse(null);
        if (found != null) {
            throw new Refused("note", "“" + found + "” could show who this is about. Please say it without.");
        }
        return line;
    }

    /** @throws Refused when there are more than 1,000 words */
    void requireShortEnough() {
        int count = Words.count(words);
        if (count > Story.MOST_WORDS) {
            throw new Refused("words", "This has " + count + " words, and there is room for " + Story.MOST_WORDS
                    + ". Could you shorten it by " + (count - Story.MOST_WORDS) + "? All you wrote is kept.");
        }
    }

    /** @throws Refused while there is nothing to show, or there are more than 1,000 words */
    void requireTellable() {
        if (words == null) {
            throw new Refused("words", "There are no words yet. Write as much or as little as you like, then go on.");
        }
        requireShortEnough();
    }
}
