package org.pledgekeeper.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells people apart. Who someone is serves only to count nobody twice: it is turned into a number under a key that is drawn for this
 * reading alone, and both are forgotten with it.
 */
final class People {
    private final int[] columns;
    private final Mac mac = mac();

    People(Mapping mapping) {
        columns = IntStream.range(0, mapping.columns().size()).filter(i -> mapping.columns().get(i) == Means.PERSON).toArray();
    }

    private static Mac mac() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the same for the same person; empty where no column tells people apart, or it says nobody */
    OptionalLong in(List<String> cells) {
        StringBuilder person = new StringBuilder();
        for (int column : columns) {
            person.append(column < cells.size() ? cells.get(column).toLowerCase(Locale.ROOT) : "").append('\u0000');
        }
        boolean nobody = person.chars().allMatch(letter -> letter == 0);
        return nobody ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(mac.doFinal(person.toString().getBytes(StandardCharsets.UTF_8))).getLong());
    }
}
