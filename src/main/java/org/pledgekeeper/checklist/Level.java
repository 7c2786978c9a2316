package org.pledgekeeper.checklist;

import java.util.OptionalInt;

/** The answer scale, anchored in words. The last two leave the denominator: they are honest answers, not low ones. */
public enum Level {
    NOT_CONSIDERED("0", "Not yet considered"),
    EXPLORING("1", "Exploring or planning"),
    SOME_AREAS("2", "In place in some areas"),
    MOST_AREAS("3", "In place across most"),
    SUSTAINED("4", "Sustained, and reviewed with the people affected"),
    NOT_RELEVANT("NOT_RELEVANT", "Not relevant to us"),
    DONT_KNOW("DONT_KNOW", "Don’t know yet");

    private final String code;
    private final String title;

    Level(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** @return 0 to 4; empty for the two that leave the denominator */
    public OptionalInt value() {
        return ordinal() <= SUSTAINED.ordinal() ? OptionalInt.of(ordinal()) : OptionalInt.empty();
    }

    /** @return "0" to "4", "NOT_RELEVANT" or "DONT_KNOW": what files and the API carry */
    public String getCode() {
        return code;
    }

    public String getTitle() {
        return title;
    }

    public boolean isOnScale() {
        return value().isPresent();
    }

    /** @throws IllegalArgumentException for a code that is none of the seven */
    public static Level ofCode(String code) {
        for (Level level : values()) {
            if (level.code.equals(code)) {
                return level;
            }
        }
        throw new IllegalArgumentException("There is no level \"" + code + "\". Use 0 to 4, NOT_RELEVANT or DONT_KNOW.");
    }
}
