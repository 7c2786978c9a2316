package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Edition.Tag;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.tenant.PartOfUseCase;

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

    /**
     * @param upTo a release
     * @return the newest up to it; null where there is none
     */
    Figures.Items items(int upTo) {
        Map<String, Map<String, Integer>> items = new LinkedHashMap<>();
        int release = 0;
        for (Object row : em.createNativeQuery("""
                select release, item, value, reviews from item_figure
                where release = (select max(release) from item_figure where release <= ?1) order by item""").setParameter(1, upTo)
                .getResultList()) {
            Object[] r = (Object[]) row;
            release = ((Number) r[0]).intValue();
            items.computeIfAbsent((String) r[1], item -> new HashMap<>()).put((String) r[2], ((Number) r[3]).intValue());
        }
        return items.isEmpty() ? null : items(release, items);
    }

    private Figures.Items items(int release, Map<String, Map<String, Integer>> items) {
        int reviews = items.values().stream().mapToInt(counts -> sum(counts, Level.values())).sum() / items.size();
        return new Figures.Items(release, Math.round(reviews / (float) ROUND) * ROUND,
                items.entrySet().stream().sorted(Comparator.comparingDouble(item -> -lower(item.getValue())))
                        .map(item -> asked(item.getKey(), checklists.newest(item.getKey()).map(Indicator::text).orElse(item.getKey()),
                                checklists.commitmentOf(item.getKey()).map(Commitment::title).orElse(""), item.getValue(),
                                soon(item.getValue())))
                        .toList(),
                tagged(checklists.current().drivers(), Indicator::drivers, items),
                tagged(checklists.current().agreedStatements(), Indicator::statements, items));
    }

    private List<Figures.Asked> tagged(List<Tag> tags, Function<Indicator, List<String>> of, Map<String, Map<String, Integer>> items) {
        return tags.stream().map(tag -> {
            List<Map<String, Integer>> some = items.entrySet().stream()
                    .filter(item -> checklists.newest(item.getKey()).filter(one -> of.apply(one).contains(tag.id())).isPresent())
                    .map(Map.Entry::getValue).toList();
            return some.isEmpty() ? null : asked(tag.id(), tag.name(), "", together(some), List.of());
        }).filter(java.util.Objects::nonNull).toList();
    }

    private static Map<String, Integer> together(Collection<Map<String, Integer>> some) {
        Map<String, Integer> all = new HashMap<>();
        some.forEach(one -> one.forEach((value, reviews) -> all.merge(value, reviews, Integer::sum)));
        return all;
    }

    private static Figures.Asked asked(String id, String title, String commitment, Map<String, Integer> counts,
            List<Figures.Soon> soon) {
        int all = sum(counts, Level.values());
        return new Figures.Asked(id, title, commitment, Share.of(sum(counts, Level.NOT_CONSIDERED, Level.EXPLORING), onScale(counts)),
                Arrays.stream(Level.values()).map(level -> new Figures.Used(level, Share.of(sum(counts, level), all))).toList(), soon);
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
