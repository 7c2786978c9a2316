package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Answer.Origin;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * The rows of {@code answer} and what they were before, for the use cases of this package; always inside the transaction of one of them.
 */
@ApplicationScoped
@PartOfUseCase
class Answers {
    private static final String COLUMNS = "indicator, level, note, changed, origin, carried_level, answered_by, answered_at, version";
    private static final String AND_REMEMBER = """
            insert into answer_history (assessment_id, indicator, version, level, note, changed, origin, answered_by, answered_at)
            select assessment_id, indicator, version, level, note, changed, origin, answered_by, answered_at from written""";

    @PersistenceContext
    private EntityManager em;

    Map<String, Answer> of(UUID assessment) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        rows(em.createNativeQuery("select " + COLUMNS + " from answer where assessment_id = ?1").setParameter(1, assessment)
                .getResultList())
                .forEach(answer -> answers.put(answer.indicator(), answer));
        return answers;
    }

    Optional<Answer> one(UUID assessment, String indicator) {
        return rows(em.createNativeQuery("select " + COLUMNS + " from answer where assessment_id = ?1 and indicator = ?2")
                .setParameter(1, assessment).setParameter(2, indicator).getResultList()).stream().findFirst();
    }

    /** @return whether the caller was the last to answer it: names may be alike, so the journal says */
    boolean isOwn(String indicator) {
        return em
                .createNativeQuery(
                        "select person = current_person() from journal where action = 'answered' and subject = ?1 order by at desc limit 1")
                .setParameter(1, indicator).getResultList().contains(true);
    }

    /** @return what the answer has been in this round, newest first */
    List<Answer> history(UUID assessment, String indicator) {
        return rows(em.createNativeQuery("""
                select indicator, level, note, changed, origin, null::text, answered_by, answered_at, version from answer_history
                where assessment_id = ?1 and indicator = ?2 order by version desc""")
                .setParameter(1, assessment).setParameter(2, indicator).getResultList());
    }

    /**
     * Writes in one statement, only over the version the writer has seen. One that was carried becomes confirmed where
     * its level is left as it was, and changed where it is not.
     *
     * @param seen the version the writer saw; 0 for none
     * @return where the answer comes from by now; empty when nothing was written, because someone else's answer stands there
     */
    Optional<Origin> write(UUID assessment, String indicator, Assessment.Given given, int seen, String by, Instant at) {
        String sql = seen == 0
                ? """
                insert into answer (assessment_id, indicator, level, note, changed, answered_by, answered_at, version)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 + 1) on conflict (tenant_id, assessment_id, indicator) do nothing"""
                : """
                update answer set level = ?3, note = ?4, changed = ?5, answered_by = ?6, answered_at = ?7, version = version + 1,
                origin = case when origin = 'GIVEN' then 'GIVEN' when ?3 = carried_level then 'CONFIRMED' else 'CHANGED' end
                where assessment_id = ?1 and indicator = ?2 and version = ?8""";
        List<?> written = em.createNativeQuery("with written as (" + sql + " returning *) " + AND_REMEMBER + " returning origin")
                .setParameter(1, assessment).setParameter(2, indicator)
                .setParameter(3, given.level() == null ? null : given.level().name())
                .setParameter(4, given.note()).setParameter(5, given.changed())
                .setParameter(6, by).setParameter(7, Timestamp.from(at)).setParameter(8, seen)
                .getResultList();
        return written.stream().findFirst().map(origin -> Origin.valueOf((String) origin));
    }

    /**
     * Puts back, in one statement, what stood before the version the writer has seen, and where it came from; the version
     * goes on rising. Before the first version nothing stood.
     *
     * @return what stands by now; one that someone else has changed since is left as it is and not among them
     */
    List<Answer> putBack(UUID assessment, Map<String, Integer> seen, String by, Instant at) {
        return rows(em.createNativeQuery("""
                with seen as (select * from unnest(string_to_array(?2, ' '), string_to_array(?3, ' ')::int[]) as s (indicator, version)),
                before as (
                  select seen.indicator, seen.version, h.level, h.note, h.changed, coalesce(h.origin, 'GIVEN') as origin from seen
                  left join answer_history h on h.assessment_id = ?1 and h.indicator = seen.indicator and h.version = seen.version - 1),
                written as (
                  update answer a set level = before.level, note = before.note, changed = before.changed, origin = before.origin,
                  answered_by = ?4, answered_at = ?5, version = a.version + 1 from before
                  where a.assessment_id = ?1 and a.indicator = before.indicator and a.version = before.version returning a.*)
                """ + AND_REMEMBER + " returning indicator, level, note, changed, origin, null::text, answered_by, answered_at, version")
                .setParameter(1, assessment).setParameter(2, String.join(" ", seen.keySet()))
                .setParameter(3, seen.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .setParameter(4, by).setParameter(5, Timestamp.from(at)).getResultList());
    }

    /** Takes last round's answers over into a new one, in one statement. */
    void carry(UUID from, UUID to, List<CarryForward.Carried> carried) {
        if (!carried.isEmpty()) {
            em.createNativeQuery("""
                    with written as (
                      insert into answer (assessment_id, indicator, level, note, changed, origin, carried_level, answered_by, \
                    answered_at, version)
                      select ?2, pair.new, level, note, changed, 'CARRIED', level, answered_by, answered_at, 1
                      from answer join unnest(string_to_array(?3, ' '), string_to_array(?4, ' ')) as pair (old, new) on indicator = pair.old
                      where assessment_id = ?1 returning *) """ + AND_REMEMBER)
                    .setParameter(1, from).setParameter(2, to)
                    .setParameter(3, String.join(" ", carried.stream().map(CarryForward.Carried::from).toList()))
                    .setParameter(4, String.join(" ", carried.stream().map(CarryForward.Carried::to).toList())).executeUpdate();
        }
    }

    private static List<Answer> rows(List<?> rows) {
        return rows.stream().map(Object[].class::cast).map(r -> new Answer((String) r[0], level(r[1]), (String) r[2], (String) r[3],
                Origin.valueOf((String) r[4]), level(r[5]), (String) r[6], InstantColumn.read(r[7]), ((Number) r[8]).intValue())).toList();
    }

    private static Level level(Object name) {
        return name == null ? null : Level.valueOf((String) name);
    }
}
