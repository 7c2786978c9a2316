package org.pledgekeeper.typed;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address as people type it, or copy it from the top of a browser. Read as a browser reads it, as far as http and https
 * go; what may not stand in an address is percent-encoded, so that what is kept can be followed from anywhere.
 */
public final class WebLink {
    private static final Pattern PARTS = Pattern.compile("(?i)(?:(https?):[/\\\\]*|[/\\\\]{2})?([^/\\\\?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:@%\\[\\]\\s]+)(?::(\\d{0,5}))?");
    private static final Pattern LABELS = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,63}(\\.[\\p{L}\\p{M}\\p{N}_-]{1,63})*\\.?");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
    /** Letters that an older standard turns into others; a browser does not. */
    private static final Pattern AS_IT_IS = Pattern.compile("[ßς\\u200C\\u200D]");

    private WebLink() {}

    /** @return the address, beginning with http:// or https://; none where it reads as no web address, or holds a name or password */
    public static Optional<String> of(String typed) {
        String line = OneLine.of(typed);
        if (line == null) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean said = parts.group(1) != null;
        Matcher host = HOST.matcher(parts.group(2));
        if (!host.matches() || !port(host.group(2))) {
            return Optional.empty();
        }
        Optional<String> name = name(host.group(1)).filter(known -> said || known.contains("."));
        return name.map(known -> (said ? parts.group(1).toLowerCase(Locale.ROOT) : "https") + "://" + known
                + (host.group(2) == null || host.group(2).isEmpty() ? "" : ":" + host.group(2))
                + encoded(parts.group(3).replace('\\', '/')) + encoded(parts.group(4)) + encoded(parts.group(5)))
                .filter(WebLink::isAddress);
    }

    private static boolean port(String digits) {
        return digits == null || digits.isEmpty() || Integer.parseInt(digits) <= 65535;
    }

    private static Optional<String> name(String host) {
        if (host.startsWith("[")) {
            return Optional.of(host.toLowerCase(Locale.ROOT));
        }
        try {
            String plain = AS_IT_IS.matcher(host).find() ? host.toLowerCase(Locale.ROOT)
                    : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            boolean isName = LABELS.matcher(plain).matches() && plain.length() <= 253 && !plain.startsWith("-");
            boolean isNumber = plain.matches("[\\d.]+");
            return isName && (!isNumber || plain.matches("(\\d{1,3}\\.){3}\\d{1,3}")) ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static String encoded(String part) {
        if (part == null) {
            return "";
        }
        String first = part.isEmpty() ? "" : part.substring(0, 1);
        StringBuilder address = new StringBuilder(first.matches("[?#]") ? first : "");
        STRAY_PERCENT.matcher(part.substring(address.length())).replaceAll("%25").codePoints().forEach(letter -> {
            if (letter <= 0x20 || letter == 0x7F || "\"<>\\^`{|}#[]".indexOf(letter) >= 0 || Character.isSpaceChar(letter)) {
                for (byte octet : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    address.append('%').append(String.format("%02X", octet));
                }
            } else {
                address.appendCodePoint(letter);
            }
        });
        return address.toString();
    }

    private static boolean isAddress(String address) {
        try {
            return new URI(address).getRawAuthority() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
