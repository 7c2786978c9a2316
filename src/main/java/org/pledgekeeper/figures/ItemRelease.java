package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Makes the counts of answers to items in a release: once a year, and of {@link DisclosureControl#FEWEST_FOR_ITEMS} reviews or more. */
@ApplicationScoped
@PartOfUseCase
class ItemRelease {
    static final String TABLE = "ITEM";

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
        items.values().removeIf(levels -> answered(levels) < DisclosureControl.FEWEST_FOR_ITEMS);
        if (!items.isEmpty()) {
            FigureRelease.takeStretch(em, release, TABLE);
            items.forEach((item, levels) -> Arrays.stream(Level.values()).forEach(level -> store(release, item, level.name(),
                    DisclosureControl.noisy(levels.getOrDefault(level.name(), 0), seed, TABLE + "|" + item + "|" + level.name()))));
        }
    }

    private static int answered(Map<String, Integer> levels) {
        return levels.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void store(int release, String item, String level, int reviews) {
        em.createNativeQuery("insert into item_figure (release, item, level, reviews) values (?1, ?2, ?3, ?4)").setParameter(1, release)
                .setParameter(2, item).setParameter(3, level).setParameter(4, reviews).executeUpdate();
    }
}
