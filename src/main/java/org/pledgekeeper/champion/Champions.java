package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;

/** The champions there are and were, with what they look after, for any member who was not invited for some items only. */
@ApplicationScoped
@InTenant
public class Champions {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /** @param items what its holder looks after, in words; empty where they look after all of it */
    public record Looking(Champion champion, List<String> items) {}

    /** @return by their term, the latest first */
    public List<Looking> all() {
        if (tenant.membership().filter(Membership::onlyAssigned).isPresent()) {
            throw new NotFound();
        }
        List<Champion> all = em.createQuery("select c from Champion c order by c.termFrom desc, c.role, c.id", Champion.class)
                .getResultList();
        if (all.stream().allMatch(one -> one.getSubject() == null)) {
            return all.stream().map(one -> new Looking(one, List.of())).toList();
        }
        Map<String, Set<String>> items = assigned();
        Edition edition = rounds.edition();
        return all.stream().map(one -> new Looking(one, words(edition, items.getOrDefault(String.valueOf(one.getSubject()), Set.of()))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Set<String>> assigned() {
        List<Object[]> rows = em.createNativeQuery("select subject, item from assignment").getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> (String) row[0],
                Collectors.mapping(row -> (String) row[1], Collectors.toSet())));
    }

    private static List<String> words(Edition edition, Set<String> items) {
        return Stream.concat(edition.commitments().stream().filter(c -> items.contains(c.id())).map(Edition.Commitment::title),
                edition.indicators().stream().filter(i -> items.contains(i.id())).map(Edition.Indicator::text))
                .toList();
    }

    /** @throws NotFound when there is none of this id */
    public Looking one(UUID id) {
        return all().stream().filter(one -> one.champion().getId().equals(id)).findFirst().orElseThrow(NotFound::new);
    }
}
