package org.pledgekeeper.story;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.Refused;

/**
 * What a teller agrees to.
 *
 * @param channels where it may be read; none means that it stays with the teller
 * @param months for how long: 12 or 24; 0 where nothing was chosen
 * @param news whether they want to be told when it is shared and when something came of it
 * @param email where to write to them; null for nowhere
 */
public record Consent(Set<Channel> channels, int months, boolean news, String email) {
    /** Of the words below: changed whenever a word of them is. */
    public static final int VERSION = 1;
    public static final LocalDate DATED = LocalDate.of(2026, 11, 26);
    public static final String INTRODUCTION =
            "It is your story. You choose where it may be read, and for how long. You can change your mind"
                    + " at any time, and you need not say why. If you take it away, we erase it, and we ask for copies back.";

    /** @throws Refused when something does not go together, saying how to mend it */
    public Consent {
        channels = Set.copyOf(channels);
        email = email == null || email.isBlank() ? null : email.strip();
        Map<String, String> problems = new LinkedHashMap<>();
        if (!channels.isEmpty() && !channels.contains(Channel.INSIDE)) {
            problems.put("channels", "Someone in the organisation has to read your story before it can go further. Please choose “"
                    + Channel.INSIDE.getTitle() + "” too, or none.");
        }
        if (!channels.isEmpty() && months != 12 && months != 24) {
            problems.put("months", "Please choose for how long: 12 months or 24 months.");
        }
        if (email != null && !Mail.isAddress(email)) {
            problems.put("email", "This does not look like an email address. Please check it, or leave it empty.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** @return all that a teller reads before they agree, as it is kept with their consent */
    static String wording() {
        return INTRODUCTION + Arrays.stream(Channel.values()).map(one -> "\n" + one.getTitle() + ": " + one.getWords())
                .collect(Collectors.joining());
    }
}
