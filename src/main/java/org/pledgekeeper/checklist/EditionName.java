package org.pledgekeeper.checklist;

import java.util.Comparator;
import java.util.regex.Pattern;

/** What an edition is called: the year, and which one of that year it is, as 2027.1. */
public final class EditionName {
    /** By year, then by number; 2027.10 comes after 2027.9. */
    public static final Comparator<String> OLDEST_FIRST =
            Comparator.<String>comparingInt(name -> part(name, 0)).thenComparingInt(name -> part(name, 1));
    private static final Pattern FORM = Pattern.compile("20\\d{2}\\.[1-9]\\d?");

    private EditionName() {}

    public static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** @return the first of the year after this one's */
    public static String next(String name) {
        return part(name, 0) + 1 + ".1";
    }

    private static int part(String name, int which) {
        return Integer.parseInt(name.split("\\.")[which]);
    }
}
