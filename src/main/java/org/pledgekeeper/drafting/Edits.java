package org.pledgekeeper.drafting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;

/** Each change that can be made to a draft: gives the draft as it is afterwards. */
public final class Edits {
    private Edits() {}

    public static UnaryOperator<WholeEdition> about(DraftPart.About about) {
        return whole -> {
            Edition now = whole.edition();
            return new WholeEdition(new Edition(about.edition(), about.title(), about.published(), now.drivers(), now.agreedStatements(),
                    now.commitments()),
                    new EditionMap(about.edition(), whole.map().predecessor(), whole.map().indicators(), whole.map().retired()),
                    whole.shortSet());
        };
    }

    public static UnaryOperator<WholeEdition> commitment(String id, DraftPart.OfCommitment said) {
        return whole -> inCommitments(whole, c -> !c.id().equals(id) ? c
                : new Commitment(id, c.number(), said.title(), said.summary(), c.indicators()));
    }

    /** The words, tags and origin of an item that is there. */
    public static UnaryOperator<WholeEdition> item(DraftPart.Item said) {
        String id = said.indicator().id();
        return whole -> {
            WholeEdition worded = inCommitments(whole, c -> with(c, c.indicators().stream()
                    .map(one -> one.id().equals(id) ? said.indicator() : one).toList()));
            Map<String, Origin> origins = new LinkedHashMap<>(whole.map().indicators());
            origins.put(id, said.origin());
            Set<String> shortSet = new LinkedHashSet<>(whole.shortSet());
            if (said.inShortSet()) {
                shortSet.add(id);
            } else {
                shortSet.remove(id);
            }
            return settled(worded, origins, whole.map().retired()).withShortSet(shortSet);
        };
    }

    /**
     * A new item, the last of its commitment.
     *
     * @throws NotFound for a commitment that is none
     * @throws Refused on {@code newId} where something has this id
     */
    public static UnaryOperator<WholeEdition> add(String commitment, String id, String text) {
        return whole -> {
            if (whole.edition().commitment(commitment).isEmpty()) {
                throw new NotFound();
            }
            if (whole.edition().hasAll(Set.of(id))) {
                throw new Refused("newId", "There is something called \"" + id + "\" already. Please choose another short name.");
            }
            Indicator fresh = new Indicator(id, text, "", "", List.of(), List.of());
            Map<String, Origin> origins = new LinkedHashMap<>(whole.map().indicators());
            origins.put(id, new Origin(Kind.NEW, List.of()));
            return settled(inCommitments(whole, c -> {
                List<Indicator> items = new ArrayList<>(c.indicators());
                if (c.id().equals(commitment)) {
                    items.add(fresh);
                }
                return with(c, items);
            }), origins, whole.map().retired());
        };
    }

    /** Takes an item out. @param why said of the earlier items that go with it; blank to say it later */
    public static UnaryOperator<WholeEdition> remove(String id, String why) {
        return whole -> {
            WholeEdition less =
                    inCommitments(whole, c -> with(c, c.indicators().stream().filter(one -> !one.id().equals(id)).toList()));
            Map<String, Origin> origins = new LinkedHashMap<>(whole.map().indicators());
            Origin gone = origins.remove(id);
            List<Retired> retired = new ArrayList<>(whole.map().retired());
            if (gone != null && why != null && !why.isBlank()) {
                gone.from().stream().filter(old -> retired.stream().noneMatch(one -> one.id().equals(old)))
                        .forEach(old -> retired.add(new Retired(old, why)));
            }
            Set<String> shortSet = new LinkedHashSet<>(whole.shortSet());
            shortSet.remove(id);
            return settled(less, origins, retired).withShortSet(shortSet);
        };
    }

    /** Moves an item by one place; the first and the last stay where there is none further. */
    public static UnaryOperator<WholeEdition> move(String id, boolean up) {
        return whole -> inCommitments(whole, c -> {
            List<Indicator> items = new ArrayList<>(c.indicators());
            int at = items.stream().map(Indicator::id).toList().indexOf(id);
            int to = at + (up ? -1 : 1);
            if (at >= 0 && to >= 0 && to < items.size()) {
                Collections.swap(items, at, to);
            }
            return with(c, items);
        });
    }

    /** Why each earlier item goes that none comes from. */
    public static UnaryOperator<WholeEdition> retired(Map<String, String> why) {
        return whole -> settled(whole, whole.map().indicators(), why.entrySet().stream().filter(one -> !one.getValue().isBlank())
                .map(one -> new Retired(one.getKey(), one.getValue())).toList());
    }

    private static Commitment with(Commitment commitment, List<Indicator> items) {
        return new Commitment(commitment.id(), commitment.number(), commitment.title(), commitment.summary(), items);
    }

    private static WholeEdition inCommitments(WholeEdition whole, UnaryOperator<Commitment> change) {
        return whole.with(whole.edition().commitments().stream().map(change).toList());
    }

    /** The map in the order of the items; what something comes from does not go. */
    private static WholeEdition settled(WholeEdition whole, Map<String, Origin> origins, List<Retired> retired) {
        Map<String, Origin> ordered = new LinkedHashMap<>();
        whole.edition().indicators().stream().filter(one -> origins.containsKey(one.id()))
                .forEach(one -> ordered.put(one.id(), origins.get(one.id())));
        Set<String> from = ordered.values().stream().flatMap(origin -> origin.from().stream()).collect(Collectors.toSet());
        return whole.with(ordered, retired.stream().filter(one -> !from.contains(one.id())).toList());
    }
}
