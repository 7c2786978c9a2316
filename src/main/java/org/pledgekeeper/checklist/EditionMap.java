package org.pledgekeeper.checklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an edition's indicators came from those of the edition before it.
 *
 * @param indicators each indicator of {@code edition}, with what it came from
 * @param retired the predecessor's indicators that went, and why
 */
public record EditionMap(String edition, String predecessor, Map<String, Origin> indicators, List<Retired> retired) {
    public EditionMap {
        indicators = indicators == null ? Map.of() : indicators;
        retired = retired == null ? List.of() : retired;
    }

    /** How an indicator came about; in the order of how far it is from what was asked before. */
    public enum Kind {
        /** Word for word as before. */
        SAME("As before"),
        /** The same thing in other words: comparable. */
        REWORDED("Reworded"),
        /** One part of what was a broader indicator: the earlier answer was to more than this. */
        SPLIT("Part of an earlier item"),
        /** What were several indicators. */
        MERGED("Several earlier items together"),
        /** Not asked before. */
        NEW("New");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }

        /** @return whether an earlier answer can stand beside a later one and the difference be read as a change */
        public boolean isComparable() {
            return this == SAME || this == REWORDED;
        }
    }

    /** @param from the earlier indicators; one unless merged, none where new */
    public record Origin(Kind change, List<String> from) {

        @JsonIgnore
        public boolean isComparable() {
            return change.isComparable();
        }
    }

    public record Retired(String id, String why) {}

    /** @return the map of an edition to itself */
    static EditionMap identity(Edition edition) {
        Map<String, Origin> same = new LinkedHashMap<>();
        edition.indicators().forEach(indicator -> same.put(indicator.id(), new Origin(Kind.SAME, List.of(indicator.id()))));
        return new EditionMap(edition.edition(), edition.edition(), same, List.of());
    }

    /** @return where this map's indicators came from in the predecessor of its predecessor */
    EditionMap after(EditionMap earlier) {
        Map<String, Origin> composed = new LinkedHashMap<>();
        indicators.forEach((id, origin) -> composed.put(id, compose(origin, earlier)));
        List<Retired> gone = new java.util.ArrayList<>(earlier.retired);
        retired.forEach(one -> earlier.indicators.getOrDefault(one.id(), new Origin(Kind.NEW, List.of())).from().stream()
                .filter(old -> composed.values().stream().noneMatch(origin -> origin.from().contains(old)))
                .forEach(old -> gone.add(new Retired(old, one.why()))));
        return new EditionMap(edition, earlier.predecessor, composed, List.copyOf(gone));
    }

    /** The composed kind is the one further from "as before"; what came from nothing but new indicators is new. */
    private static Origin compose(Origin later, EditionMap earlier) {
        List<Origin> before =
                later.from().stream().map(id -> earlier.indicators.getOrDefault(id, new Origin(Kind.NEW, List.of()))).toList();
        List<String> from = before.stream().flatMap(origin -> origin.from().stream()).distinct().toList();
        if (from.isEmpty()) {
            return new Origin(Kind.NEW, List.of());
        }
        Kind kind = before.stream().map(Origin::change).filter(one -> one != Kind.NEW)
                .reduce(later.change(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        return new Origin(kind, from);
    }
}
