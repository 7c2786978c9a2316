package org.pledgekeeper.logbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pledgekeeper.refusal.Refused;

/**
 * Notices words that look as though they tell of one person: an email address, a phone number, an NHS or CHI number, a title with a
 * name, a name near a word of health. A guess, to be asked about kindly and overruled at will; nothing of it is kept.
 */
public final class PersonalData {
    /** Under which a refusal says that the words can stay as they are. */
    static final String AS_WRITTEN = "asWritten";
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+");
    private static final Pattern TEN_DIGITS =
            Pattern.compile("(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)|(?<!\\d)\\d{6}[ -]?\\d{4}(?!\\d)");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d£.,])(?:\\+\\d{1,3}[ .-]?(?:\\(0\\))?|\\(?0)\\d(?:[ ().-]{0,2}\\d){8,10}(?!\\d)");
    private static final String NAME = "\\p{Lu}[\\p{L}’'-]+";
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lady|Lord|Sister|Nurse)\\.? \\p{Lu}[\\p{L}’'-]*");
    private static final String HEALTH =
            "(?:depress\\w*|anxi\\w+|trauma|ptsd|abus\\w+|suicid\\w*|self-harm\\w*|overdos\\w+|addict\\w*|diagnos\\w+|illness|disorder|"
                    + "pregnan\\w+|cancer|diabet\\w+|autis\\w+|adhd|psychosis|medication|detox|rehab|"
                    + "bereave\\w*|assault\\w*|miscarr\\w+|hospital|panic attack\\w*)";
    private static final Pattern NEAR_HEALTH = Pattern.compile("(?<!^)(?<![.!?:“\"(] )(?<![.!?:“\"(])\\b(" + NAME + "(?: " + NAME
            + ")?)(?:’s|'s)?(?:[ ,]+[\\p{Ll}’'-]+){0,4}[ ,]+(?i:" + HEALTH
            + ")\\b|(?i:\\b" + HEALTH + ")(?: of| in| by| with| for)? (" + NAME + " " + NAME + ")");
    /** Capital letters that begin no person's name. */
    private static final List<String> NO_NAMES = List.of("Health", "Board", "Council", "Scotland", "Scottish", "Trauma", "Team", "Panel",
            "Service", "Services", "Centre", "Head", "Level",
            "NHS", "NES", "CAMHS", "CHI", "The", "A", "Our", "We", "Staff", "Social", "Care", "Monday", "Tuesday", "Wednesday",
            "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
            "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Housing", "Justice",
            "Skilled", "Informed", "Enhanced", "Specialist", "STILT", "HR",
            "Police", "University", "College", "School", "Nursery", "Street", "Road", "House", "Hospital", "Community", "Directors",
            "Director", "Chief", "Executive", "Women", "Men", "Gaelic", "Polish");

    private PersonalData() {}

    /**
     * @param before what the entry said until now, which is not asked about again; empty for a new one
     * @throws Refused naming each field that looks like personal data, and {@value #AS_WRITTEN}, unless it is to stay as it is
     */
    static void nudge(Entry entry, Map<String, String> before, boolean asWritten) {
        if (asWritten) {
            return;
        }
        Map<String, String> problems = new LinkedHashMap<>();
        entry.log().fields().stream().filter(field -> field.kind().isText() && !field.typed(entry).equals(before.get(field.name())))
                .forEach(field -> in(field.shown(entry)).ifPresent(what -> problems.put(field.name(), "This looks as though it holds "
                        + what
                        + ". The log needs no personal details: could you say it without?")));
        if (!problems.isEmpty()) {
            problems.put(AS_WRITTEN, "If it is fine as it is, say so below and save again.");
            throw new Refused(problems);
        }
    }

    /** @return what the words seem to hold, as it stands in a sentence; empty where nothing */
    public static Optional<String> in(String words) {
        if (EMAIL.matcher(words).find()) {
            return Optional.of("an email address");
        }
        if (TEN_DIGITS.matcher(words).results().map(found -> found.group().replaceAll("\\D", "")).anyMatch(PersonalData::isHealthNumber)) {
            return Optional.of("an NHS or CHI number");
        }
        if (PHONE.matcher(words).find()) {
            return Optional.of("a phone number");
        }
        if (TITLED.matcher(words).find()) {
            return Optional.of("a person’s name");
        }
        for (Matcher near = NEAR_HEALTH.matcher(words); near.find();) {
            String name = near.group(1) == null ? near.group(2) : near.group(1);
            if (List.of(name.split(" ")).stream()
                    .noneMatch(part -> NO_NAMES.contains(part) || part.equals(part.toUpperCase(Locale.ROOT)))) {
                return Optional.of("a name beside something about health");
            }
        }
        return Optional.empty();
    }

    /** Ten digits whose last is a check digit by modulus 11, as in NHS and CHI numbers alike. */
    static boolean isHealthNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check != 10 && check == digits.charAt(9) - '0';
    }
}
