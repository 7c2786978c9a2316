package org.pledgekeeper.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Comparison;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.assessment.ReadBesideItems;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.logbook.Entries;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.web.Days;

/**
 * What a review of the current tenant says, beside last time's answers, for any of its members as far as they may see: read in four
 * statements, and one more for what the logs add up to where it is taken away.
 */
@ApplicationScoped
@InTenant
public class Reports {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Reviews reviews;
    @Inject
    private CurrentRound rounds;
    @Inject
    private ReadBesideItems readBesideItems;
    @Inject
    private Entries entries;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** @param number which review; empty for the latest */
    public Optional<Report> of(OptionalInt number) {
        List<Assessment> all = reviews.all();
        Optional<Assessment> round = number.isEmpty() ? all.stream().findFirst() : numbered(all, number.getAsInt());
        return round.map(one -> report(one, numbered(all, one.number() - 1).orElse(null), false));
    }

    /** As {@link #of}, with what is published and what the logs add up to: a file stands for itself. */
    public Optional<Report> toTakeAway(int number) {
        List<Assessment> all = reviews.all();
        return numbered(all, number).map(one -> report(one, numbered(all, number - 1).orElse(null), true));
    }

    /** @return the latest review that is signed off, beside the one before it, without what stands at its items */
    public Optional<Report> signedOff() {
        List<Assessment> all = reviews.all();
        return all.stream().filter(one -> one.signedOffAt() != null).findFirst()
                .map(one -> report(one, numbered(all, one.number() - 1).orElse(null), false, BesideItems.NOTHING));
    }

    private static Optional<Assessment> numbered(List<Assessment> rounds, int number) {
        return rounds.stream().filter(round -> round.number() == number).findFirst();
    }

    private Report report(Assessment round, Assessment last, boolean toTakeAway) {
        return report(round, last, toTakeAway, readBesideItems.of(round.id()));
    }

    private Report report(Assessment round, Assessment last, boolean toTakeAway, BesideItems beside) {
        List<Object[]> rows = rows(round.id(), last == null ? round.id() : last.id(), toTakeAway);
        Object[] published = rows.stream().filter(row -> row[0] == null).findFirst().orElse(null);
        Map<UUID, Map<String, Answer>> answers = answers(rows);
        Review review = new Review(round, rounds.asked(round), answers.getOrDefault(round.id(), Map.of()));
        Edition earlier = last == null ? null : checklists.edition(last.edition());
        Comparison since = last == null ? null
                : new Comparison(review, new Review(last, rounds.asked(last), answers.getOrDefault(last.id(), Map.of())),
                        checklists.map(round.edition(), last.edition()));
        return WriteUp.of(new Report.Setting(tenant.getOrganisation(), tenant.getSlug(),
                tenant.membership().filter(Membership::onlyAssigned).isPresent(),
                baseUrl + "/w/" + tenant.getSlug(), LocalDate.now(Days.SCOTLAND), published == null ? null : (String) published[3],
                published == null ? null
                        : new Report.Logo((byte[]) published[10], (Integer) published[11], (Integer) published[12], (String) published[4])),
                review, since, earlier, beside, toTakeAway ? Report.Log.of(entries.pictures()) : List.of());
    }

    /** The answers of both reviews and, in the same statement, what is published: a row without a review. */
    @SuppressWarnings("unchecked")
    private List<Object[]> rows(UUID round, UUID last, boolean published) {
        return em.createNativeQuery("""
                select assessment_id, indicator, level, note, changed, origin, carried_level, answered_by, answered_at, version, null, \
                null, null
                from answer where assessment_id in (?1, ?2)
                union all (select null, null, null, words, logo_alt, null, null, null, published_at, 0, logo_png, logo_width, logo_height
                from published_statement where ?3 order by published_at desc limit 1)""")
                .setParameter(1, round).setParameter(2, last).setParameter(3, published).getResultList();
    }

    private static Map<UUID, Map<String, Answer>> answers(List<Object[]> rows) {
        Map<UUID, Map<String, Answer>> answers = new HashMap<>();
        for (Object[] r : rows.stream().filter(row -> row[0] != null).toList()) {
            Answer answer =
                    new Answer((String) r[1], level(r[2]), (String) r[3], (String) r[4], Answer.Origin.valueOf((String) r[5]), level(r[6]),
                            (String) r[7], InstantColumn.read(r[8]), ((Number) r[9]).intValue());
            answers.computeIfAbsent((UUID) r[0], key -> new HashMap<>()).put(answer.indicator(), answer);
        }
        return answers;
    }

    private static Level level(Object name) {
        return name == null ? null : Level.valueOf((String) name);
    }
}
