package org.pledgekeeper.evidence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.BesideItems.EvidenceShown;
import org.pledgekeeper.checklist.EditionMap;

/**
 * One piece of evidence that comes along into a new round, and the indicator it then stands by. It comes where the indicator
 * still asks the same thing, and while the evidence is up to date; what has run out waits until someone looks at it. The rule is ours.
 */
public record CarriedEvidence(String indicator, UUID evidence) {
    /**
     * @param uses the last round's: each indicator with what stood by it
     * @param map from the new round's edition to the last round's
     */
    public static List<CarriedEvidence> of(Map<String, ? extends Collection<EvidenceShown>> uses, EditionMap map, LocalDate today) {
        return comparable(map, indicator -> uses.containsKey(indicator)
                ? uses.get(indicator).stream().filter(evidence -> !evidence.outOfDate(today)).map(EvidenceShown::id) : Stream.empty());
    }

    /** @return where evidence of the last round, out of date or not, would stand in the new one */
    public static List<String> indicators(Set<String> lastTime, EditionMap map) {
        UUID any = new UUID(0, 0);
        return comparable(map, indicator -> lastTime.contains(indicator) ? Stream.of(any) : Stream.empty()).stream()
                .map(CarriedEvidence::indicator).toList();
    }

    private static List<CarriedEvidence> comparable(EditionMap map, Function<String, Stream<UUID>> before) {
        return map.indicators().entrySet().stream().filter(one -> one.getValue().isComparable())
                .flatMap(one -> before.apply(one.getValue().from().get(0)).map(evidence -> new CarriedEvidence(one.getKey(), evidence)))
                .toList();
    }
}
