package org.pledgekeeper.importing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Few words that many rows share, as they were spelled first. A column that says something else in each row, as names do, is found out. */
final class SharedWords {
    private static final int MOST_DIFFERENT = 100;

    private final Map<Means, Map<String, String>> words = new EnumMap<>(Means.class);
    private Means tooMany;

    /** @return empty where the row says nothing */
    String of(Means means, Row row) {
        String cell = row.cell(means);
        if (cell.isEmpty()) {
            return "";
        }
        Map<String, String> known = words.computeIfAbsent(means, first -> new HashMap<>());
        String key = cell.toLowerCase(Locale.ROOT);
        String word = known.get(key);
        if (word == null) {
            word = row.line(means);
            known.put(key, word);
            if (known.size() > MOST_DIFFERENT) {
                tooMany = means;
            }
        }
        return word;
    }

    int different(Means means) {
        return words.getOrDefault(means, Map.of()).size();
    }

    /** @return the column that cannot mean this, because it says too many things */
    Optional<Means> tooMany() {
        return Optional.ofNullable(tooMany);
    }
}
