package org.pledgekeeper.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.OneOf;

/**
 * What an organisation asks.
 *
 * @param subject one line
 * @param about a commitment, an indicator or the name of a {@link Place}; null for none of these
 * @param words the first message
 */
public record Asked(String subject, String about, String words) {
    private static final int LONGEST_SUBJECT = 120;

    public Asked {
        subject = OneLine.of(subject);
        about = about == null || about.isBlank() ? null : about.strip();
        words = SupportMessage.plain(words);
    }

    /** @throws Refused when something is missing or too long, there is no such item, or words look like personal data */
    void check(Checklists checklists, boolean asWritten) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (subject == null) {
            problems.put("subject", "Say in a few words what it is about.");
        } else if (subject.length() > LONGEST_SUBJECT) {
            problems.put("subject", "This is " + subject.length() + " characters long. Please keep it to " + LONGEST_SUBJECT + ".");
        }
        if (about != null && title(checklists, about) == null) {
            problems.put("about", "There is no such item or page. Please choose one from the list, or leave it out.");
        }
        SupportMessage.check(problems, words);
        if (!asWritten && problems.isEmpty()) {
            SupportMessage.nudge(problems, "subject", subject);
            SupportMessage.nudge(problems, "words", words);
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** @return what a request is about, in words; null where it is about nothing in particular, or what is asked no more */
    static String title(Checklists checklists, String about) {
        return about == null ? null
                : OneOf.named(Place.class, about).map(Place::getTitle)
                        .or(() -> checklists.current().commitment(about).map(Edition.Commitment::title))
                        .or(() -> checklists.newest(about).map(Edition.Indicator::text)).orElse(null);
    }
}
