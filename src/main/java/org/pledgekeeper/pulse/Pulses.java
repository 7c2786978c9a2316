package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.web.Days;

/**
 * The current tenant's pulses. Lead and champion see one that is open, with its links; everyone sees what a closed one
 * said, except a member invited for single items, who sees none.
 */
@ApplicationScoped
@InTenant
public class Pulses {
    private static final String LINE = """
            select p.id, a.number, p.opened_by, p.opened_at, p.closes_on, p.closed_at, p.single_use, (
              select string_agg(q.indicator, ' ' order by q.position) from pulse_question q where q.tenant_id = p.tenant_id and \
            q.pulse_id = p.id), (
              select string_agg(r.indicator || ' ' || r.audience || ' ' || r.leaning, ',')
              from pulse_result r where r.tenant_id = p.tenant_id and r.pulse_id = p.id)
            from pulse p join assessment a on a.tenant_id = p.tenant_id and a.id = p.assessment_id""";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private Reviews reviews;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * @param round the number of the review it belongs to
     * @param closedAt when it was counted; null before that
     * @param indicators ids, in the order they are asked
     */
    public record Line(UUID id, int round, String openedBy, Instant openedAt, LocalDate closesOn, Instant closedAt, boolean singleUse,
            List<String> indicators) {
        public Pulse.State state() {
            return Pulse.state(closesOn, closedAt != null, LocalDate.now(Days.SCOTLAND));
        }
    }

    /** @return those the caller may know of, newest first */
    public List<Line> all() {
        List<?> rows = em.createNativeQuery(LINE + " order by p.opened_at desc").getResultList();
        return rows.stream().map(Object[].class::cast).map(Pulses::line).filter(this::shows).toList();
    }

    /** @return what a pulse could ask: the latest round's indicators; empty before the first round */
    public Optional<Edition> askable() {
        return rounds.find().map(rounds::asked);
    }

    /** @return the items of which a pulse said something not long ago, each with the day from which it can be asked again */
    public Map<String, LocalDate> resting() {
        Map<String, LocalDate> resting = new HashMap<>();
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        for (Object row : em.createNativeQuery("""
                select r.indicator, max(p.closed_at) from pulse_result r join pulse p on p.tenant_id = r.tenant_id and p.id = r.pulse_id
                group by 1""").getResultList()) {
            Object[] r = (Object[]) row;
            LocalDate again = InstantColumn.read(r[1]).atZone(Days.SCOTLAND).toLocalDate().plusMonths(Pulse.MONTHS_BETWEEN);
            if (again.isAfter(today)) {
                resting.put((String) r[0], again);
            }
        }
        return resting;
    }

    /** @param address where it leads, as people follow it */
    public record Link(Audience audience, String address) {}

    /**
     * A pulse with what its state lets be seen.
     *
     * @param links none once its last day has passed
     * @param enough the groups that have given five answers or more; nobody is told more than that before it is closed
     * @param gaps what it said; none before it is closed
     */
    public record Shown(Line line, List<Link> links, Set<Audience> enough, List<Gap> gaps) {
        public List<Link> links(Audience audience) {
            return links.stream().filter(link -> link.audience() == audience).toList();
        }
    }

    /** @throws NotFound when there is no such pulse, or {@link #all} leaves it out for the caller */
    public Shown one(UUID id) {
        List<?> rows = em.createNativeQuery(LINE + " where p.id = ?1").setParameter(1, id).getResultList();
        Object[] row = rows.stream().map(Object[].class::cast).findFirst().orElseThrow(NotFound::new);
        Line line = line(row);
        if (!shows(line)) {
            throw new NotFound();
        }
        return line.state() == Pulse.State.CLOSED ? new Shown(line, List.of(), Set.of(), gaps(line, (String) row[8]))
                : new Shown(line, line.state() == Pulse.State.OPEN ? links(id) : List.of(), enough(id), List.of());
    }

    private List<Link> links(UUID id) {
        List<?> rows = em.createNativeQuery("select audience, token from pulse_link where pulse_id = ?1 order by token").setParameter(1, id)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(r -> new Link(Audience.valueOf((String) r[0]), baseUrl + "/p/" + r[1])).toList();
    }

    private Set<Audience> enough(UUID id) {
        List<?> rows = em.createNativeQuery("""
                select distinct audience from pulse_answer where pulse_id = ?1 group by audience, indicator having count(*) >= ?2""")
                .setParameter(1, id).setParameter(2, GroupLeaning.FEWEST).getResultList();
        Set<Audience> enough = EnumSet.noneOf(Audience.class);
        rows.forEach(audience -> enough.add(Audience.valueOf((String) audience)));
        return enough;
    }

    private List<Gap> gaps(Line line, String results) {
        List<String[]> said = results == null ? List.of() : Arrays.stream(results.split(",")).map(one -> one.split(" ")).toList();
        Review review = reviews.number(line.round());
        Edition edition = checklists.edition(review.round().edition());
        return line.indicators().stream().map(indicator -> gap(edition.indicator(indicator).orElseThrow(NotFound::new), review,
                said.stream().filter(one -> one[0].equals(indicator)).toList())).toList();
    }

    private static Gap gap(Edition.Indicator indicator, Review review, List<String[]> said) {
        Map<Audience, Leaning> groups = said.stream().collect(Collectors.toMap(one -> Audience.valueOf(one[1]),
                one -> Leaning.valueOf(one[2]), (a, b) -> a, () -> new EnumMap<>(Audience.class)));
        return new Gap(indicator, review.answer(indicator).counted(), groups);
    }

    private boolean shows(Line line) {
        return line.state() == Pulse.State.CLOSED ? tenant.membership().filter(Membership::onlyAssigned).isEmpty() : tenant.isMayOpen();
    }

    private static Line line(Object[] r) {
        return new Line((UUID) r[0], ((Number) r[1]).intValue(), (String) r[2], InstantColumn.read(r[3]), ((Date) r[4]).toLocalDate(),
                InstantColumn.read(r[5]),
                (Boolean) r[6], List.of(((String) r[7]).split(" ")));
    }
}
