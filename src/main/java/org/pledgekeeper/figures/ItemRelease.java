package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Makes the counts of answers to items in a release, by level and by how soon they came, never by both together: once a year, and each of
 * {@link DisclosureControl#FEWEST_FOR_ITEMS} reviews or more.
 */
@ApplicationScoped
@PartOfUseCase
class ItemRelease {
    static final String TABLE = "ITEM";
    private static final List<String> LEVELS = Stream.of(Level.values()).map(Level::name).toList();
    private static final List<String> SOON = Stream.of(FirstAnswered.values()).map(FirstAnswered::name).toList();

    @PersistenceContext
    private EntityManager em;

    /** @param seed the release's secret */
    void make(int release, UUID seed) {
        if (em.createNativeQuery("""
                select 1 from figures_table where grouping = 'ITEM' and (renewed_at is null or renewed_at < now() - interval '360 days')
                for update""").getResultList().isEmpty()) {
            return;
        }
        Map<String, Map<String, Integer>> items = new TreeMap<>();
        for (Object row : em.createNativeQuery("""
                select c.commitment, c.value, c.reviews from figures_count c join figures_table f using (grouping, stretch)
                where grouping = 'ITEM' and c.reviews > 0""").getResultList()) {
            Object[] r = (Object[]) row;
            items.computeIfAbsent((String) r[0], item -> new TreeMap<>()).put((String) r[1], ((Number) r[2]).intValue());
        }
        items.values().removeIf(counts -> !isEnough(counts, LEVELS));
        if (!items.isEmpty()) {
            FigureRelease.takeStretch(em, release, TABLE);
            items.forEach((item, counts) -> Stream.of(LEVELS, SOON).filter(values -> isEnough(counts, values)).flatMap(List::stream)
                    .forEach(value -> store(release, item, value,
                            DisclosureControl.noisy(counts.getOrDefault(value, 0), seed, TABLE + "|" + item + "|" + value))));
        }
    }

    private static boolean isEnough(Map<String, Integer> counts, List<String> values) {
        return values.stream().mapToInt(value -> counts.getOrDefault(value, 0)).sum() >= DisclosureControl.FEWEST_FOR_ITEMS;
    }

    private void store(int release, String item, String value, int reviews) {
        em.createNativeQuery("insert into item_figure (release, item, value, reviews) values (?1, ?2, ?3, ?4)").setParameter(1, release)
                .setParameter(2, item).setParameter(3, value).setParameter(4, reviews).executeUpdate();
    }
}
