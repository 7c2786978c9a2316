package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What stands in public, what stood before, and the draft beside it; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class PublicStatement {
    @PersistenceContext
    private EntityManager em;

    /** @return all that was public, what stands now first */
    List<PublishedStatement> all() {
        return em.createQuery("select p from PublishedStatement p order by p.publishedAt desc, p.id", PublishedStatement.class)
                .getResultList();
    }

    /** @throws NotFound where nothing is public yet */
    PublishedStatement standing() {
        return newest().orElseThrow(NotFound::new);
    }

    Optional<PublishedStatement> newest() {
        return em.createQuery("select p from PublishedStatement p order by p.publishedAt desc, p.id", PublishedStatement.class)
                .setMaxResults(1).getResultStream().findFirst();
    }

    /** @return the sentences of the statement that stands in public; none before there is one */
    public List<String> sentences() {
        return newest().map(one -> Sentences.of(one.getStatement())).orElse(List.of());
    }

    Optional<StatementDraft> draft() {
        return em.createQuery("select d from StatementDraft d", StatementDraft.class).getResultStream().findFirst();
    }

    /** @return the draft, which until the transaction ends nobody else changes or begins */
    Optional<StatementDraft> hold() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('statement draft ' || current_tenant(), 0)) as text)")
                .getSingleResult();
        return em.createQuery("select d from StatementDraft d", StatementDraft.class).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst();
    }

    List<DraftDecision> decisions() {
        return em.createQuery("select d from DraftDecision d order by d.decidedAt desc", DraftDecision.class).setMaxResults(50)
                .getResultList();
    }
}
