package org.pledgekeeper.typed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of an address that stands for an organisation: small letters, digits and single hyphens. */
public final class Slug {
    private static final int LONGEST = 60;
    private static final int LONGEST_MADE = 50;
    private static final String FALLBACK = "organisation";
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Letters that do not come apart into a plain one and its mark. */
    private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("ł", "l"), Map.entry("ø", "o"), Map.entry("ß", "ss"),
            Map.entry("đ", "d"), Map.entry("ð", "d"), Map.entry("þ", "th"), Map.entry("æ", "ae"), Map.entry("œ", "oe"), Map.entry("ħ", "h"),
            Map.entry("ı", "i"), Map.entry("ŋ", "ng"), Map.entry("ŧ", "t"), Map.entry("ĸ", "k"), Map.entry("ǥ", "g"), Map.entry("ʒ", "z"));

    /** What would read as a part of the service, or as the service speaking. */
    private static final Set<String> KEPT =
            Set.of("admin", "administrator", "health", "help", "mail", "mend", "new", "openapi", "pledgekeeper",
                    "privacy", "accessibility", "programme", "root", "security", "sign-in", "sign-out", "sign-up", "signatories", "staff",
                    "support", "w", "www");

    private Slug() {}

    /** @return a slug made from a name, at most 50 characters; "organisation" for a name in letters that have no plain counterpart here */
    public static String of(String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .codePoints().mapToObj(Character::toString).forEach(letter -> plain.append(LETTERS.getOrDefault(letter, letter)));
        String slug = plain.toString().replaceAll("(?<=[a-z])['’ʼ](?=[a-z])", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        slug = slug.substring(0, Math.min(LONGEST_MADE, slug.length())).replaceAll("-$", "");
        return slug.isEmpty() || KEPT.contains(slug) ? FALLBACK : slug;
    }

    /** @return what is wrong with a slug somebody chose, in words that say how to mend it */
    public static Optional<String> problem(String slug) {
        if (slug == null || slug.length() > LONGEST || !FORM.matcher(slug).matches()) {
            return Optional.of("Use small letters, digits and single hyphens, at most " + LONGEST + ", for example glen-council.");
        }
        return KEPT.contains(slug) ? Optional.of("The address \"" + slug + "\" is kept for the service itself. Please choose another.")
                : Optional.empty();
    }
}
