package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * The lead opens a pulse on some of the latest round's indicators. There is one at a time; one whose last day has passed is counted first.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class OpenPulse {
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CountAnswers answers;
    @Inject
    private Pulses pulses;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @return the new pulse's id
     * @throws Refused before the first round is opened, when another pulse is open, for an item that is
     * {@link Pulses#resting}, or as {@link Pulse} says
     */
    public UUID open(Pulse.Choice choice) {
        Assessment round = rounds.find(LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refused("open",
                        "A pulse asks about a review. Please begin your first review; then you can open one."));
        Instant now = Instant.now();
        LocalDate today = now.atZone(Days.SCOTLAND).toLocalDate();
        for (Pulse earlier : em.createQuery("select p from Pulse p where p.closedAt is null", Pulse.class).getResultList()) {
            if (earlier.state(today) == Pulse.State.OPEN) {
                throw new Refused("open",
                        "A pulse is open until " + Days.words(earlier.closesOn()) + ". Close it first; then you can open another.");
            }
            answers.close(earlier.id());
        }
        Pulse pulse = new Pulse(round.id(), rounds.asked(round), choice, tenant.membership().orElseThrow(NotFound::new).personName(), now);
        Map<String, LocalDate> resting = pulses.resting();
        choice.indicators().stream().filter(resting::containsKey).findFirst().ifPresent(item -> {
            throw new Refused("indicators", "“" + rounds.asked(round).indicator(item).orElseThrow().text() + "” was asked not long ago."
                    + " Please leave it out now: two results so close together could say more of one person than one does. You can "
                    + "ask it again from "
                    + Days.words(resting.get(item)) + ".");
        });
        em.persist(pulse);
        em.flush();
        write(pulse.id(), choice);
        changes.fire(new Change("opened", "a pulse", pulse.id().toString()));
        return pulse.id();
    }

    private void write(UUID pulse, Pulse.Choice choice) {
        em.createNativeQuery(
                """
                insert into pulse_question (pulse_id, indicator, position)
                select ?1, one.indicator, one.position from unnest(string_to_array(?2, ' ')) with ordinality as one (indicator, \
                position)""")
                .setParameter(1, pulse).setParameter(2, String.join(" ", choice.indicators())).executeUpdate();
        List<String> audiences = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            for (int i = 0; i < (choice.singleUse() ? choice.links().get(audience) : 1); i++) {
                audiences.add(audience.name());
            }
        }
        em.createNativeQuery("""
                insert into pulse_link (id, pulse_id, audience, token)
                select gen_random_uuid(), ?1, unnest(string_to_array(?2, ' ')), unnest(string_to_array(?3, ' '))""")
                .setParameter(1, pulse).setParameter(2, String.join(" ", audiences))
                .setParameter(3, audiences.stream().map(audience -> token()).collect(Collectors.joining(" "))).executeUpdate();
    }

    private static String token() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
