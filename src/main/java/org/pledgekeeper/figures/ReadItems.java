package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Edition.Tag;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/**
 * Where organisations stand by item, driver and agreed statement. All of it is worked out from the counts of a release as they were
 * published.
 */
@ApplicationScoped
@PartOfUseCase
class ReadItems {
    private static final int ROUND = 10;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;

    /** What one release counted: by item, how many answered so. */
    private record Counted(Figures.Counting counting, boolean published, Map<String, Map<String, Integer>> items) {}

    /** @param alike items that are asked now as they were then */
    private record Earlier(Counted then, Set<String> alike) {}

    /**
     * @param upTo a release
     * @return the newest up to it, with the published ones of the four countings before it; null where there is none
     */
    Figures.Items items(int upTo) {
        TreeMap<Integer, Counted> all = new TreeMap<>();
        for (Object row : em.createNativeQuery("""
                select f.release, r.made_at, r.published_at, f.item, f.value, f.reviews
                from item_figure f join figures_release r on r.number = f.release
                where f.release in (select distinct release from item_figure where release <= ?1 order by release desc limit 5)
                order by f.item""").setParameter(1, upTo).getResultList()) {
            Object[] r = (Object[]) row;
            all.computeIfAbsent(((Number) r[0]).intValue(), release -> new Counted(new Figures.Counting(release, InstantColumn.read(r[1])),
                    r[2] != null, new LinkedHashMap<>())).items.computeIfAbsent((String) r[3], item -> new HashMap<>())
                    .put((String) r[4], ((Number) r[5]).intValue());
        }
        return all.isEmpty() ? null
                : items(all.lastEntry().getValue(), all.headMap(all.lastKey()).values().stream().filter(Counted::published)
                        .map(then -> new Earlier(then, alike(then, all.lastEntry().getValue()))).toList());
    }

    private Set<String> alike(Counted then, Counted now) {
        EditionMap map = checklists.map(heldAt(now), heldAt(then));
        return now.items.keySet().stream().filter(then.items::containsKey).filter(item -> Optional.ofNullable(map.indicators().get(item))
                .filter(origin -> origin.isComparable() && origin.from().contains(item)).isPresent()).collect(Collectors.toSet());
    }

    private String heldAt(Counted release) {
        return checklists.heldOn(release.counting.madeAt().atZone(Days.SCOTLAND).toLocalDate()).edition();
    }

    private Figures.Items items(Counted now, List<Earlier> earlier) {
        int reviews = now.items.values().stream().mapToInt(counts -> sum(counts, Level.values())).sum() / now.items.size();
        return new Figures.Items(now.counting, Math.round(reviews / (float) ROUND) * ROUND,
                now.items.entrySet().stream().sorted(Comparator.comparingDouble(item -> -lower(item.getValue())))
                        .map(item -> asked(item.getKey(), checklists.newest(item.getKey()).map(Indicator::text).orElse(item.getKey()),
                                checklists.commitmentOf(item.getKey()).map(Commitment::title).orElse(""), item.getValue(),
                                soon(item.getValue()), at(earlier, List.of(item.getKey()), item.getKey()::equals)))
                        .toList(),
                tagged(checklists.current().drivers(), Indicator::drivers, now, earlier),
                tagged(checklists.current().agreedStatements(), Indicator::statements, now, earlier),
                earlier.stream().map(one -> one.then.counting).toList());
    }

    private List<Figures.Asked> tagged(List<Tag> tags, Function<Indicator, List<String>> of, Counted now, List<Earlier> earlier) {
        return tags.stream().map(tag -> {
            Predicate<String> supports =
                    item -> checklists.newest(item).filter(one -> of.apply(one).contains(tag.id())).isPresent();
            List<String> items = now.items.keySet().stream().filter(supports).toList();
            return items.isEmpty() ? null
                    : asked(tag.id(), tag.name(), "", together(now, items), List.of(), at(earlier, items, supports));
        }).filter(Objects::nonNull).toList();
    }

    /** @param belongs which of the items counted then would have to be the same ones */
    private static List<Share> at(List<Earlier> earlier, List<String> items, Predicate<String> belongs) {
        return earlier.stream().map(one -> one.alike.containsAll(items)
                && one.then.items.keySet().stream().filter(belongs).count() == items.size() ? share(together(one.then, items)) : null)
                .toList();
    }

    private static Share share(Map<String, Integer> counts) {
        return Share.of(sum(counts, Level.NOT_CONSIDERED, Level.EXPLORING), onScale(counts));
    }

    private static Map<String, Integer> together(Counted release, List<String> items) {
        Map<String, Integer> all = new HashMap<>();
        items.forEach(item -> release.items.get(item).forEach((value, reviews) -> all.merge(value, reviews, Integer::sum)));
        return all;
    }

    private static Figures.Asked asked(String id, String title, String commitment, Map<String, Integer> counts,
            List<Figures.Soon> soon, List<Share> earlier) {
        int all = sum(counts, Level.values());
        return new Figures.Asked(id, title, commitment, share(counts),
                Arrays.stream(Level.values()).map(level -> new Figures.Used(level, Share.of(sum(counts, level), all))).toList(), soon,
                earlier);
    }

    /** @return none where too few reviews of that release said how soon they answered it */
    private static List<Figures.Soon> soon(Map<String, Integer> counts) {
        int all = sum(counts, FirstAnswered.values());
        return Arrays.stream(FirstAnswered.values()).filter(when -> counts.containsKey(when.name()))
                .map(when -> new Figures.Soon(when, Share.of(sum(counts, when), all))).toList();
    }

    private static double lower(Map<String, Integer> counts) {
        return sum(counts, Level.NOT_CONSIDERED, Level.EXPLORING) / (double) Math.max(1, onScale(counts));
    }

    private static int onScale(Map<String, Integer> counts) {
        return sum(counts, Arrays.stream(Level.values()).filter(Level::isOnScale).toArray(Level[]::new));
    }

    private static int sum(Map<String, Integer> counts, Enum<?>... some) {
        return Arrays.stream(some).mapToInt(value -> counts.getOrDefault(value.name(), 0)).sum();
    }
}
