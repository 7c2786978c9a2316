package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.DraftDecision;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.PublishedStatement;
import org.pledgekeeper.statement.Reviewed;
import org.pledgekeeper.statement.StatementDraft;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What signatories would like to change in public: drafts and lines that wait for the programme, for its staff. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class WaitingChanges {
    @PersistenceContext
    private EntityManager em;

    /** One line of the queue. @param line null where it is a draft of the statement; so is kind */
    public record Waiting(String slug, String organisation, UUID line, String words, Instant since, PublicLine.Kind kind) {}

    /** @return what waits, that which waits longest first */
    public List<Waiting> all() {
        Stream<?> rows = em.createNativeQuery("""
                select t.slug, t.name, null, null, d.sent_at, null
                from statement_draft d join tenant t on t.id = d.tenant_id where d.state = 'SENT'
                union all
                select t.slug, t.name, cast(l.id as text), l.words, l.offered_at, l.kind
                from since_line l join tenant t on t.id = l.tenant_id
                where l.state = 'OFFERED' order by 5 limit 500""").getResultList().stream();
        return rows.map(row -> {
            Object[] r = (Object[]) row;
            return new Waiting((String) r[0], (String) r[1], r[2] == null ? null : UUID.fromString((String) r[2]), (String) r[3],
                    InstantColumn.read(r[4]), r[5] == null ? null : PublicLine.Kind.valueOf((String) r[5]));
        }).toList();
    }

    /**
     * @param standing what is public now
     * @param draft what waits; null where nothing does
     * @param decisions what was decided so far, the latest first
     */
    public record Draft(String organisation, PublishedStatement standing, StatementDraft draft, List<DraftDecision> decisions) {
        /** @return where the draft differs from what is public, its logo apart */
        public List<Reviewed.Changed> changed() {
            return Reviewed.between(standing, draft);
        }

        public boolean logoChanged() {
            return Reviewed.isLogoOther(standing, draft);
        }

        /** @return what was decided last, where the draft has been mended and sent again since; otherwise null */
        public DraftDecision returned() {
            return draft == null || decisions.isEmpty() || decisions.get(0).getDecision() == DraftDecision.Outcome.APPROVED ? null
                    : decisions.get(0);
        }
    }

    /** @throws NotFound where there is no such organisation */
    public Draft draft(String slug) {
        List<?> tenant =
                em.createNativeQuery("select name, cast(id as text) from tenant where slug = ?1").setParameter(1, slug).getResultList();
        if (tenant.isEmpty()) {
            throw new NotFound();
        }
        Object[] row = (Object[]) tenant.get(0);
        return new Draft((String) row[0],
                of("published_statement where tenant_id = ?1 order by published_at desc limit 1", row[1], PublishedStatement.class)
                        .findFirst()
                        .orElseThrow(NotFound::new),
                of("statement_draft where tenant_id = ?1 and state = 'SENT'", row[1], StatementDraft.class).findFirst().orElse(null),
                of("statement_decision where tenant_id = ?1 order by decided_at desc limit 50", row[1], DraftDecision.class).toList());
    }

    private <T> Stream<T> of(String from, Object tenant, Class<T> type) {
        List<?> rows =
                em.createNativeQuery("select * from " + from, type).setParameter(1, UUID.fromString((String) tenant)).getResultList();
        return rows.stream().map(type::cast);
    }

    /** A line that waits, with whose it is. */
    public record Line(String slug, String organisation, PublicLine line) {}

    /** @throws NotFound where no such line waits */
    public Line line(UUID id) {
        List<?> found = em.createNativeQuery("""
                select t.slug, t.name from since_line l join tenant t on t.id = l.tenant_id where l.id = ?1 and l.state = 'OFFERED'""")
                .setParameter(1, id).getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        Object[] whose = (Object[]) found.get(0);
        PublicLine line =
                (PublicLine) em.createNativeQuery("select * from since_line where id = ?1 and state = 'OFFERED'", PublicLine.class)
                        .setParameter(1, id).getSingleResult();
        return new Line((String) whose[0], (String) whose[1], line);
    }
}
