package org.pledgekeeper.journey;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app on a phone that makes sign-in codes (RFC 6238: SHA-1, six digits, 30 seconds). */
final class SignInCodes {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private final byte[] secret;
    private long last;

    /** @param letters the secret as the page shows it, in base 32 with spaces */
    SignInCodes(String letters) {
        String packed = letters.replaceAll("[ =]", "");
        ByteBuffer bytes = ByteBuffer.allocate(packed.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char letter : packed.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        secret = bytes.array();
    }

    /** @return a code not given before: the present one, or else the one that comes next, which a realm takes a little early */
    String next() {
        last = Math.max(last + 1, Instant.now().getEpochSecond() / 30);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(last).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
