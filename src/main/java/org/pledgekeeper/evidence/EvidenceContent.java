package org.pledgekeeper.evidence;

import java.util.Locale;
import java.util.Map;
import org.pledgekeeper.evidence.Evidence.Kind;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.typed.WebLink;

/** What a piece of evidence is; only the one of its kind matters. */
public record EvidenceContent(Kind kind, String link, String words, CheckedFile file) {
    static final int MOST_WORDS = 100;
    private static final int LONGEST_LINK = 2000;
    private static final int LONGEST_WORDS = 2000;

    public static EvidenceContent link(String link) {
        return new EvidenceContent(Kind.LINK, link, null, null);
    }

    public static EvidenceContent words(String words) {
        return new EvidenceContent(Kind.WORDS, null, words, null);
    }

    public static EvidenceContent file(CheckedFile file) {
        return new EvidenceContent(Kind.FILE, null, null, file);
    }

    /** @return what needs mending, by field */
    public Map<String, String> problems() {
        if (kind == null) {
            return Map.of("kind", "Choose what you have: a link, a file, or a few words.");
        }
        String problem = switch (kind) {
            case LINK -> linkProblem();
            case FILE -> file == null ? "Choose the file." : null;
            case WORDS -> wordsProblem();
        };
        return problem == null ? Map.of() : Map.of(kind.name().toLowerCase(Locale.ROOT), problem);
    }

    private String linkProblem() {
        if (link == null || link.isBlank()) {
            return "Enter the link, for example https://example.org/minutes.";
        }
        int length = WebLink.of(link).orElse(link.strip()).length();
        if (length > LONGEST_LINK) {
            return "This link is " + length + " characters long. Please find one of at most 2,000.";
        }
        return WebLink.of(link).isPresent() ? null
                : "This does not read as an address. Please copy it from the top of the browser, for example "
                        + "https://example.org/minutes.";
    }

    private String wordsProblem() {
        int count = Words.count(words);
        if (count == 0) {
            return "Write a few words that would show someone this is true.";
        }
        if (count > MOST_WORDS) {
            return "This is " + count + " words. Please shorten it by " + (count - MOST_WORDS) + ", to 100 at most.";
        }
        return words.strip().length() > LONGEST_WORDS
                ? "This is " + words.strip().length() + " characters long. Please keep it to 2,000." : null;
    }
}
