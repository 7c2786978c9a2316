package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What the organisation has promised; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class Promises {
    @PersistenceContext
    private EntityManager em;

    /** @return the promises that are marked, whether or not the statement that stands still says them */
    public List<Promise> marked() {
        return em.createQuery("select p from Promise p where p.unmarkedAt is null order by p.markedAt, p.id", Promise.class)
                .getResultList();
    }

    /** @return the sentences of the statement that stands, in its order, that are promises: what can be kept from now on */
    public List<String> standing() {
        List<?> rows = em.createNativeQuery("""
                select p.sentence, (select words from published_statement order by published_at desc, id limit 1) from promise p
                where p.unmarked_at is null""").getResultList();
        Set<String> marked = rows.stream().map(row -> (String) ((Object[]) row)[0]).collect(Collectors.toSet());
        return rows.isEmpty() ? List.of()
                : Sentences.of(String.valueOf(((Object[]) rows.get(0))[1])).stream().filter(marked::contains).toList();
    }

    /**
     * @param before the one kept until now, which is taken whatever has become of it; null for none
     * @throws Refused when it is none of the promises that stand
     */
    public void require(String promise, String before) {
        if (promise != null && !promise.equals(before) && !standing().contains(promise)) {
            throw new Refused("promise", "Your published statement has no such promise. Please choose one from the list, or none.");
        }
    }
}
