package org.pledgekeeper.typed;

import org.pledgekeeper.refusal.Refused;

/** Why a reviewer gives something back, in their own words, which its writer reads. */
public final class Reason {
    /** Characters: about a page. */
    static final int LONGEST = 3000;

    private Reason() {}

    /**
     * @param ask what is said where nothing was typed
     * @return the words without spaces around them
     * @throws Refused for the field "reason" when nothing was typed, or more than 3,000 characters
     */
    public static String of(String typed, String ask) {
        if (typed == null || typed.isBlank()) {
            throw new Refused("reason", ask);
        }
        String words = typed.strip();
        if (words.length() > LONGEST) {
            throw new Refused("reason", "This is " + words.length() + " characters long. Please keep it to " + LONGEST + ".");
        }
        return words;
    }
}
