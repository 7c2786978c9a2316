package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** The current tenant's rounds, for any of its members as far as they may see. */
@ApplicationScoped
@InTenant
public class Reviews {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private ReadBesideItems beside;
    @Inject
    private Checklists checklists;

    /** @return the latest round; empty before the first is opened */
    public Optional<Review> current() {
        return rounds.find().map(this::whole);
    }

    public record WithBesideItems(Review review, BesideItems beside) {}

    /** @return the latest round with all that colleagues have put beside its items; empty before the first is opened */
    public Optional<WithBesideItems> currentWithBesideItems() {
        return current().map(review -> new WithBesideItems(review, beside.of(review.id())));
    }

    /** @param log what has been done with the rounds, newest first */
    public record Overview(Optional<Review> current, List<Assessment> rounds, List<Step> log) {}

    /**
     * @param subject which review
     * @param detail the reason, where it was reopened
     */
    public record Step(Instant at, String person, String action, String subject, String detail) {}

    /** @return all that a workspace's first page shows */
    public Overview overview() {
        List<Assessment> all = all();
        List<?> steps = em.createNativeQuery("""
                select j.at, coalesce(m.name, 'A former colleague'), j.action, j.subject, j.detail from journal j
                left join member m on m.tenant_id = j.tenant_id and m.subject = j.person
                where j.action in ('opened', 'submitted', 'signed off', 'closed', 'reopened')
                union
                select r.made_at, 'The programme', 'counted', 'review ' || a.number, null from counted_review c
                join figures_renewal r using (grouping, stretch) join assessment a on a.tenant_id = c.tenant_id and a.id = c.assessment_id
                where grouping = 'ALL'
                order by 1 desc limit 12""").getResultList();
        return new Overview(all.stream().findFirst().map(this::whole), all, steps.stream().map(Object[].class::cast)
                .map(r -> new Step(InstantColumn.read(r[0]), (String) r[1], (String) r[2], (String) r[3], (String) r[4])).toList());
    }

    /** @return all rounds without their answers, newest first */
    public List<Assessment> all() {
        return em.createQuery("select a from Assessment a order by a.number desc", Assessment.class).getResultList();
    }

    /** @throws NotFound when there is no such round */
    public Review number(int number) {
        return find(number).map(this::whole).orElseThrow(NotFound::new);
    }

    /**
     * @return a round beside the one before it; empty for the first
     * @throws NotFound when there is no such round
     */
    public Optional<Comparison> sinceLast(int number) {
        Review now = number(number);
        return find(number - 1).map(this::whole)
                .map(before -> new Comparison(now, before, checklists.map(now.round().edition(), before.round().edition())));
    }

    private Optional<Assessment> find(int number) {
        return em.createQuery("select a from Assessment a where a.number = :number", Assessment.class)
                .setParameter("number", number).getResultStream().findFirst();
    }

    private Review whole(Assessment round) {
        return new Review(round, rounds.asked(round), answers.of(round.id()));
    }
}
