package org.pledgekeeper.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters a PDF has: Liberation Sans, and DejaVu Sans for what it lacks. What neither can show is said in words, so that
 * nobody takes it for something else; the other forms of the report hold it as it was typed.
 */
final class Lettering {
    static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    static final String BOLD = "/liberation/LiberationSans-Bold.ttf";
    static final String OTHER = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";

    /** Of the other kinds of writing, letters change or move by their neighbours in ways that a PDF made here does not follow. */
    private static final Set<UnicodeScript> WRITTEN = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN, UnicodeScript.GEORGIAN, UnicodeScript.HEBREW, UnicodeScript.ARABIC, UnicodeScript.COMMON,
            UnicodeScript.INHERITED);
    private static final Set<UnicodeScript> CHINESE_AND_JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);
    private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFE00-\\uFE0F"
            + "\\x{1F3FB}-\\x{1F3FF}\\x{E0000}-\\x{E01EF}]"
            + "|(?<!\\p{IsArabic})[\\u200C\\u200D]");
    /** Hebrew and Arabic are set in the other face. */
    private static final int FIRST_FROM_RIGHT = 0x590;
    private static final Pattern NOTHING_TO_READ = Pattern.compile("[\\s\\p{P}\\p{M}\\d]*");
    private static final Map<String, CmapLookup> SIGNS = new HashMap<>();
    private static final Map<String, Widths> WIDTHS = new HashMap<>();

    static {
        read(REGULAR);
        read(BOLD);
        read(OTHER);
    }

    private Lettering() {}

    private record Widths(HorizontalMetricsTable signs, double scale) {
        double of(int glyph) {
            return signs.getAdvanceWidth(glyph) * scale;
        }
    }

    /** @return how wide these words are when they are set bold, which no other weight exceeds, in parts of their size */
    static double width(String words) {
        return words.codePoints().mapToDouble(sign -> {
            String face = sign < FIRST_FROM_RIGHT && has(BOLD, sign) ? BOLD : OTHER;
            return WIDTHS.get(face).of(SIGNS.get(face).getGlyphId(sign));
        }).sum();
    }

    private static void read(String face) {
        try (InputStream file = Lettering.class.getResourceAsStream(face);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()))) {
            SIGNS.put(face, font.getUnicodeCmapLookup());
            WIDTHS.put(face, new Widths(font.getHorizontalMetrics(), 1.0 / font.getUnitsPerEm()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the words, composed (NFC), with what cannot be shown said in square brackets */
    static String shown(String words) {
        String composed = UNSEEN.matcher(Normalizer.normalize(words, Normalizer.Form.NFC)).replaceAll("");
        Set<UnicodeScript> lacking = EnumSet.noneOf(UnicodeScript.class);
        composed.codePoints().filter(sign -> !shows(sign) && Character.isLetter(sign) && isItself(sign))
                .forEach(sign -> lacking.add(UnicodeScript.of(sign)));
        StringBuilder shown = new StringBuilder();
        String said = "";
        int saidUpTo = 0;
        for (int sign : composed.codePoints().toArray()) {
            boolean beside = !Character.isLetterOrDigit(sign) && Character.getType(sign) != Character.OTHER_SYMBOL;
            if (shows(sign) && !lacking.contains(UnicodeScript.of(sign))) {
                shown.appendCodePoint(sign);
                continue;
            }
            String alike = alike(sign);
            String inWords = inWords(sign);
            boolean goesOn = !said.isEmpty() && NOTHING_TO_READ.matcher(shown.substring(saidUpTo)).matches();
            if (alike.codePoints().allMatch(Lettering::shows)
                    && alike.codePoints().noneMatch(one -> lacking.contains(UnicodeScript.of(one)))) {
                shown.append(alike);
            } else if (goesOn && (beside || said.equals(inWords))) {
                shown.setLength(saidUpTo);
            } else {
                shown.append(inWords);
                said = inWords;
                saidUpTo = shown.length();
            }
        }
        return shown.toString();
    }

    private static boolean shows(int sign) {
        boolean letterOfArabic = UnicodeScript.of(sign) == UnicodeScript.ARABIC && Character.isLetter(sign);
        List<String> forms = RightToLeft.formsOf(Character.toString(sign));
        return sign == '\n' || sign == '\t' || sign == '\u200C' || sign == '\u200D' || WRITTEN.contains(UnicodeScript.of(sign))
                && !(letterOfArabic && forms.get(0).codePointAt(0) == sign && isItself(sign))
                && forms.stream().mapToInt(form -> form.codePointAt(0))
                        .allMatch(form -> has(OTHER, form) || has(REGULAR, form) && has(BOLD, form));
    }

    /** Whether it is no form or look of another sign. */
    private static boolean isItself(int sign) {
        return alike(sign).codePointAt(0) == sign;
    }

    private static String alike(int sign) {
        return Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC);
    }

    private static boolean has(String face, int sign) {
        return SIGNS.get(face).getGlyphId(sign) != 0;
    }

    private static String inWords(int sign) {
        UnicodeScript script = UnicodeScript.of(sign);
        String name = Character.getName(sign);
        if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED && script != UnicodeScript.UNKNOWN) {
            String letters = CHINESE_AND_JAPANESE.contains(script) ? "Chinese or Japanese"
                    : script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
            return "[words in " + letters + " letters, which this file cannot show]";
        }
        return name == null || Character.getType(sign) == Character.PRIVATE_USE ? "[a sign that this file cannot show]"
                : "[" + name.toLowerCase(Locale.ROOT) + "]";
    }
}
