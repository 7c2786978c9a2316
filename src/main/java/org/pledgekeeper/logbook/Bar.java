package org.pledgekeeper.logbook;

import java.util.ArrayList;
import java.util.List;

/** One row of a drawn chart: its label, its parts from left to right on a scale of 0 to 100, and what they say in words. */
public record Bar(String label, List<Part> parts, String words) {

    /** @param css the class of the style sheet that fills it */
    public record Part(String css, double x, double width) {}

    /** @param most the value at the full width @param values each with the class that fills it, drawn one after another */
    static Bar of(String label, String words, int most, int[] values, String... css) {
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < values.length; i++) {
            double width = most == 0 ? 0 : Math.round(1000.0 * values[i] / most) / 10.0;
            if (width > 0) {
                parts.add(new Part(css[i], x, Math.min(width, 100 - x)));
            }
            x = Math.min(100, x + width);
        }
        return new Bar(label, List.copyOf(parts), words);
    }
}
