package org.pledgekeeper.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;

/**
 * What the lead asks the board for, as it is kept with the paper.
 *
 * @param writtenBy null while nothing has been kept yet
 * @param version 0 while nothing has been kept yet; rises with each change
 */
public record Asks(List<String> lines, String writtenBy, Instant writtenAt, int version) {
    public static final int MOST = 6;
    /** Characters of one ask. */
    public static final int LONGEST = 300;
    static final Asks NONE = new Asks(List.of(), null, null, 0);

    /**
     * @param typed one ask each; empty ones count for nothing
     * @throws Refused for more than six, or one that is longer than 300 characters
     */
    static List<String> read(List<String> typed) {
        List<String> lines = typed.stream().map(OneLine::of).filter(Objects::nonNull).toList();
        List<String> problems = new ArrayList<>();
        if (lines.size() > MOST) {
            problems.add("These are " + lines.size() + " asks. Please keep it to " + MOST + ", so that the board sees each of them.");
        }
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).length();
            if (length > LONGEST) {
                problems.add("Line " + (i + 1) + " is " + length + " characters long. Please keep each to " + LONGEST + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused("asks", String.join(" ", problems));
        }
        return lines;
    }

    /** @param kept one on each line */
    static Asks kept(String kept, String writtenBy, Instant writtenAt, int version) {
        return new Asks(kept.lines().toList(), writtenBy, writtenAt, version);
    }

    /** @return one on each line */
    public String typed() {
        return String.join("\n", lines);
    }
}
