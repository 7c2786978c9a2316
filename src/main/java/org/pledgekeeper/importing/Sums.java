package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What the rows add up to, by what each line says. */
final class Sums {
    static final int MOST = 1_000_000;

    private final Map<Map<String, String>, Sum> sums = new LinkedHashMap<>();

    /** What is added up under one line. */
    static final class Sum {
        private final LocalDate day;
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Set<Long> people = new HashSet<>();
        private String state;

        private Sum(LocalDate day) {
            this.day = day;
        }

        void add(String field, int number) {
            counts.merge(field, number, (a, b) -> Math.min(MOST, a + b));
        }

        /** @return whether this person was not counted here yet; true for nobody */
        boolean isNew(OptionalLong person) {
            return person.isEmpty() || people.add(person.getAsLong());
        }

        void is(String aState) {
            state = aState;
        }

        private Map<String, String> varies() {
            Map<String, String> varies = new TreeMap<>();
            counts.forEach((field, count) -> varies.put(field, String.valueOf(count)));
            if (state != null) {
                varies.put("state", state);
            }
            return varies;
        }
    }

    /** @param day of the line, if it is the first that says this */
    Sum of(Map<String, String> says, LocalDate day) {
        return sums.computeIfAbsent(says, first -> new Sum(day));
    }

    int size() {
        return sums.size();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        sums.forEach((says, sum) -> {
            Map<String, String> varies = sum.varies();
            if (!varies.isEmpty()) {
                lines.add(new Line(sum.day, says, varies));
            }
        });
        return List.copyOf(lines);
    }

    /** Says it under that field, where there is something to say. */
    static void put(Map<String, String> says, String field, String value) {
        if (!value.isEmpty()) {
            says.put(field, value);
        }
    }
}
