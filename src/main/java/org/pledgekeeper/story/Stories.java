package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The stories of an organisation, as far as its teller and the caller's role allow. Lead and champion see that there is one, and read it
 * once it is told; contributors and viewers see those that are shown inside. Whoever was invited for some items only sees none.
 */
@ApplicationScoped
@InTenant
public class Stories {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;

    private static final int MOST = 200;

    /**
     * @param words null where the caller may not read them @param toRecall how many copies are still out of one that has ended, or that its
     * teller no longer gives to training
     */
    public record Shown(Story story, String words, String note, long toRecall) {}

    /** A copy that was handed out. @param recalledAt null while it is out */
    public record Copy(UUID id, String how, String toWhom, String forWhat, String recordedBy, Instant recordedAt, Instant recalledAt) {}

    /** One line of the ledger. @param what GIVEN, CHANGED, WITHDRAWN, EXPIRED or TAKEN_AWAY */
    public record Agreed(Instant at, String what, Set<Channel> channels, Integer months, Integer wordingVersion, LocalDate wordingDate) {}

    /** What the teller was told came of it. */
    public record News(String words, Instant at) {}

    /** @param copies, ledger and news are empty for who only reads it */
    public record One(Shown shown, List<Copy> copies, List<Agreed> ledger, List<News> news) {}

    /** @return at most 200, the newest first */
    public List<Shown> all() {
        List<?> rows = em
                .createNativeQuery(
                        """
                select s.*, (select count(*) from story_copy c where c.tenant_id = s.tenant_id and c.story_id = s.id
                  and c.recalled_at is null and (s.state = 'ENDED' or s.channels not like '%TRAINING%')) as to_recall
                from story s order by s.made_at desc, s.id limit\s"""
                                + MOST,
                        "Story.withCopies")
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> shown((Story) row[0], ((Number) row[1]).longValue()))
                .filter(Objects::nonNull).toList();
    }

    /** @throws NotFound where there is none that the caller may see */
    public One one(UUID id) {
        Story story = em.find(Story.class, id);
        List<Copy> copies = story == null || !isKeeper() ? List.of() : copies(id);
        Shown shown = story == null ? null : shown(story, story.reaches(Channel.TRAINING) ? 0
                : copies.stream().filter(copy -> copy.recalledAt() == null).count());
        if (shown == null) {
            throw new NotFound();
        }
        return isKeeper() ? new One(shown, copies, ledger(id), news(id)) : new One(shown, List.of(), List.of(), List.of());
    }

    private boolean isKeeper() {
        return tenant.getRole() == Role.LEAD || tenant.getRole() == Role.CHAMPION;
    }

    private Shown shown(Story story, long toRecall) {
        boolean reads = isKeeper() ? story.reaches(Channel.INSIDE) : !tenant.isOnlyAssigned() && story.isShown(Channel.INSIDE);
        return reads ? new Shown(story, story.getWords(), story.getNote(), toRecall)
                : isKeeper() ? new Shown(story, null, null, toRecall) : null;
    }

    private List<Copy> copies(UUID id) {
        return rows("select id, how, to_whom, for_what, recorded_by, recorded_at, recalled_at from story_copy where story_id = ?1"
                + " order by recorded_at, id", id)
                .map(r -> new Copy((UUID) r[0], (String) r[1], (String) r[2], (String) r[3], (String) r[4],
                        InstantColumn.read(r[5]), InstantColumn.read(r[6])))
                .toList();
    }

    private List<Agreed> ledger(UUID id) {
        return rows(
                "select at, what, channels, months, wording_version, wording_date from story_consent where story_id = ?1 order by at, id",
                id).map(
                        r -> new Agreed(InstantColumn.read(r[0]), (String) r[1], Channel.of((String) r[2]), (Integer) r[3], (Integer) r[4],
                                r[5] == null ? null : ((Date) r[5]).toLocalDate()))
                .toList();
    }

    private List<News> news(UUID id) {
        return rows("select words, told_at from story_news where story_id = ?1 order by told_at desc, id", id)
                .map(r -> new News((String) r[0], InstantColumn.read(r[1]))).toList();
    }

    private Stream<Object[]> rows(String sql, UUID id) {
        List<?> rows = em.createNativeQuery(sql).setParameter(1, id).getResultList();
        return rows.stream().map(Object[].class::cast);
    }
}
