package org.pledgekeeper.help;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;

/**
 * For how long help is open, and what for.
 *
 * @param days 1, 3 or 7
 * @param reason in the lead's words, one line of 120 characters at most; null for none
 */
record HelpTerms(int days, String reason) {
    /** Days that help can be open for. */
    static final List<Integer> DAYS = List.of(1, 3, 7);
    static final int LONGEST = 120;

    /** @throws Refused when the days are none of these, or the reason is too long */
    static HelpTerms checked(int days, String typed) {
        String reason = OneLine.of(typed);
        Map<String, String> problems = new LinkedHashMap<>();
        if (!DAYS.contains(days)) {
            problems.put("days", "Choose for how long help is open: 1, 3 or 7 days.");
        }
        if (reason != null && reason.length() > LONGEST) {
            problems.put("reason", "This is " + reason.length() + " characters long. Please keep it to " + LONGEST + ".");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        return new HelpTerms(days, reason);
    }
}
