package org.pledgekeeper.report;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hebrew and Arabic in a PDF, where letters are drawn from left to right: what runs from the right is put in the order of the eye
 * (Unicode's bidirectional algorithm, as the JDK has it), and Arabic letters take the form that joins them to their neighbours.
 */
final class RightToLeft implements BidiReorderer, BidiSplitter {
    private static final List<String> FORMS = List.of(" ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM");
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final Map<String, String[]> ARABIC = forms();
    private static final String MIRRORED = "()[]{}<>«»‹›≤≥";

    private final List<BidiTextRun> runs = new ArrayList<>();

    /** Read from Unicode's own names: each letter, and lam with alef, with the forms it has. */
    private static Map<String, String[]> forms() {
        Map<String, String[]> forms = new HashMap<>();
        for (int sign = 0xFB50; sign <= 0xFEFC; sign++) {
            String name = Character.getName(sign);
            if (name != null && (name.startsWith("ARABIC LETTER") || name.startsWith("ARABIC LIGATURE LAM WITH ALEF"))) {
                for (String form : FORMS) {
                    String letters = Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC);
                    if (name.endsWith(form) && letters.length() == (name.startsWith("ARABIC LETTER") ? 1 : 2)) {
                        forms.computeIfAbsent(letters, all -> new String[FORMS.size()])[FORMS.indexOf(form)] = Character.toString(sign);
                    }
                }
            }
        }
        return forms;
    }

    /** @return whether any of it runs from the right */
    static boolean isIn(String words) {
        return Bidi.requiresBidi(words.toCharArray(), 0, words.length());
    }

    /** @return whether its first letter does, and so the whole line */
    static boolean leads(String line) {
        return !new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** @return the forms in which the letter may come to be drawn: itself, where it has no others */
    static List<String> formsOf(String letter) {
        String[] forms = ARABIC.get(letter);
        return forms == null ? List.of(letter) : Arrays.stream(forms).filter(form -> form != null).toList();
    }

    /** @return a line in the order and forms in which it is drawn from left to right */
    static String drawn(String line) {
        RightToLeft writing = new RightToLeft();
        return isIn(line) ? visual(writing.shapeText(line), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT) : line;
    }

    @Override
    public void setParagraph(String paragraph, byte direction) {
        runs.clear();
        if (direction == RTL || !isIn(paragraph)) {
            runs.add(new BidiTextRun(0, paragraph.length(), direction));
            return;
        }
        Bidi bidi = new Bidi(paragraph, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int start = 0;
        for (int i = 0; i < bidi.getRunCount(); i++) {
            boolean fromRight = bidi.getRunLevel(i) > 0;
            if (i + 1 == bidi.getRunCount() || bidi.getRunLevel(i + 1) > 0 != fromRight) {
                runs.add(new BidiTextRun(start, bidi.getRunLimit(i) - start, fromRight ? RTL : LTR));
                start = bidi.getRunLimit(i);
            }
        }
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int run) {
        return runs.get(run);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return leads(paragraph) ? RTL : LTR;
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return visual(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
    }

    /** @return the words of a line that is drawn, in the order in which they are read */
    static String read(String drawn) {
        return visual(drawn, Bidi.DIRECTION_RIGHT_TO_LEFT);
    }

    private static String visual(String text, int base) {
        Bidi bidi = new Bidi(text, base);
        byte[] levels = new byte[bidi.getRunCount()];
        Object[] pieces = new Object[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String piece = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            pieces[i] = levels[i] % 2 == 0 ? piece : mirrored(new StringBuilder(piece).reverse());
        }
        Bidi.reorderVisually(levels, 0, pieces, 0, pieces.length);
        StringBuilder seen = new StringBuilder();
        Arrays.stream(pieces).forEach(seen::append);
        return seen.toString();
    }

    private static String mirrored(StringBuilder piece) {
        for (int i = 0; i < piece.length(); i++) {
            int at = MIRRORED.indexOf(piece.charAt(i));
            if (at >= 0) {
                piece.setCharAt(i, MIRRORED.charAt(at ^ 1));
            }
        }
        return piece.toString();
    }

    @Override
    public String shapeText(String text) {
        StringBuilder shaped = new StringBuilder();
        boolean joinedBefore = false;
        for (int i = 0; i < text.length();) {
            int next = next(text, i);
            String letters = text.substring(i, i + 1);
            String[] forms = ARABIC.get(letters);
            int end = i + 1;
            if (next < text.length() && ARABIC.containsKey(letters + text.charAt(next)) && next == i + 1) {
                forms = ARABIC.get(letters + text.charAt(next));
                end = next + 1;
                next = next(text, next);
            }
            if (Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK) {
                shaped.append(letters);
            } else if (forms == null) {
                shaped.append(isJoiner(letters) && letters.charAt(0) != 'ـ' ? "" : letters);
                joinedBefore = isJoiner(letters);
            } else {
                String after = next < text.length() ? text.substring(next, next + 1) : "";
                boolean joinsAfter = forms[INITIAL] != null
                        && (isJoiner(after) || ARABIC.containsKey(after) && ARABIC.get(after)[FINAL] != null);
                boolean joinsBefore = joinedBefore && forms[FINAL] != null;
                String form = forms[(joinsBefore ? FINAL : 0) + (joinsAfter ? INITIAL : 0)];
                shaped.append(form == null ? letters : form);
                joinedBefore = joinsAfter;
            }
            i = end;
        }
        return shaped.toString().replace("\u200C", "");
    }

    /** The next sign that is not a mark upon the one before. */
    private static int next(String text, int from) {
        int next = from + 1;
        while (next < text.length() && Character.getType(text.charAt(next)) == Character.NON_SPACING_MARK) {
            next++;
        }
        return next;
    }

    private static boolean isJoiner(String sign) {
        return sign.equals("\u200D") || sign.equals("ـ");
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
