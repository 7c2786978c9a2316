package org.pledgekeeper.evidence;

import java.util.regex.Pattern;

/** Where an address in an office document leads. */
enum Place {
    /** In the document itself, beside it, or on the drive of whoever opens it. */
    NEAR,
    /** On the web. */
    WEB,
    /** On a computer of someone's choice, which Windows would sign in to. */
    NETWORK;

    private static final Pattern LOCAL_FILE = Pattern.compile("(?i)file:(?:[\\\\/]{3}|[\\\\/])?(?:[a-z]:|[a-z]\\||[^\\\\/]).*");
    private static final Pattern PLAIN_PATH = Pattern.compile("(?i)(?:/?[a-z]:)?(?![\\\\/]{2})[^:]*|#.*");

    static Place of(String address) {
        String plain = address.strip().replaceAll("(?i)%5c", "\\\\").replaceAll("(?i)%2f", "/");
        if (LOCAL_FILE.matcher(plain).matches() || PLAIN_PATH.matcher(plain).matches()) {
            return NEAR;
        }
        return plain.matches("(?is)(?:https?|ftp|mailto|tel):.*") ? WEB : NETWORK;
    }
}
