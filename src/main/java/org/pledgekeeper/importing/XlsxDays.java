package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which numbers of a workbook of Excel are days, as its styles have it, and which day each is. */
final class XlsxDays {
    private static final int MOST_STYLES = 100_000;
    private static final Pattern NOT_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
    private static final LocalDate NOUGHT = LocalDate.of(1899, 12, 30);
    private static final LocalDate NOUGHT_ON_MACS = LocalDate.of(1904, 1, 1);

    private final boolean[] isDay;
    private final LocalDate nought;

    /** @param part where its styles are; "" for none */
    XlsxDays(XlsxParts parts, String part, boolean onMacs) {
        isDay = styles(parts, part);
        nought = onMacs ? NOUGHT_ON_MACS : NOUGHT;
    }

    private static boolean[] styles(XlsxParts parts, String part) {
        Map<String, Boolean> own = new HashMap<>();
        List<Boolean> all = new ArrayList<>();
        boolean[] inCells = new boolean[1];
        parts.elements(part, xml -> {
            switch (xml.getLocalName()) {
                case "numFmt" -> own.put(String.valueOf(xml.getAttributeValue(null, "numFmtId")),
                        isDay(String.valueOf(xml.getAttributeValue(null, "formatCode"))));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0] && all.size() < MOST_STYLES) {
                        String id = String.valueOf(xml.getAttributeValue(null, "numFmtId"));
                        all.add(own.containsKey(id) ? own.get(id) : isBuiltInDay(id));
                    }
                }
                default -> {
                }
            }
        });
        boolean[] days = new boolean[all.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = all.get(i);
        }
        return days;
    }

    private static boolean isBuiltInDay(String id) {
        return id.matches("1[4-7]|22|2[7-9]|3[0-6]|5[0-8]");
    }

    static boolean isDay(String format) {
        String plain = NOT_OF_A_DATE.matcher(format.length() > 255 ? "" : format).replaceAll("").toLowerCase(Locale.ROOT);
        return plain.indexOf('d') >= 0 || plain.indexOf('y') >= 0 || plain.matches("m+");
    }

    boolean isStyledAsDay(int style) {
        return style >= 0 && style < isDay.length && isDay[style];
    }

    /** @return empty for a number that is no day */
    Optional<LocalDate> day(double serial) {
        return serial >= 0 && serial < 3_000_000 ? Optional.of(nought.plusDays((long) serial)) : Optional.empty();
    }
}
