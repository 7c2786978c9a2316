package org.pledgekeeper.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry, or action, to be.
 *
 * @param day on which it happened, or was decided
 * @param says what makes it the one it is, by field; the same in a later file means the same entry
 * @param varies what a later file may say anew, by field: how many, or how far
 */
public record Line(LocalDate day, Map<String, String> says, Map<String, String> varies) {
    public Line {
        says = Map.copyOf(says);
        varies = Map.copyOf(varies);
    }

    /** @return what later files know it by */
    String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(says)
                    .forEach((field, value) -> digest.update((field + "\u0000" + value + "\u0000").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
