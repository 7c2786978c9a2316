package org.pledgekeeper.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Counts a file, or counts it again. Nothing is entered by it, and of the file nothing is stored. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class ReadImport {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Readings readings;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /**
     * Begins to count a file, each column taken for what it was the last time a file had these headings, or else for what it seems.
     *
     * @param id made by the sender, so that sending it twice reads it once
     * @throws Refused when it is no file that can be read, or a colleague's is being counted
     */
    public Reading begin(UUID id, Destination destination, byte[] bytes) {
        Membership member = tenant.membership().orElseThrow(NotFound::new);
        if (destination == null) {
            throw new Refused("destination", "Choose what the file is about.");
        }
        Optional<Reading> sentBefore = readings.of(id, member.tenant(), member.subject()).filter(one -> one.isSame(destination, bytes));
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        Map<String, String> commitments = new LinkedHashMap<>();
        rounds.edition().commitments().forEach(one -> commitments.put(one.id(), one.title()));
        Reading reading = new Reading(id, member.tenant(), member.subject(), destination, bytes, commitments);
        reading.peek(-1);
        readings.begin(reading, remembered(reading));
        return reading;
    }

    private Mapping remembered(Reading reading) {
        Mapping guessed = reading.mapping();
        if (reading.peek().known() == null) {
            return guessed;
        }
        List<?> found = em.createNativeQuery("select mapping from import_mapping where destination = ?1 and known = ?2")
                .setParameter(1, reading.destination().name()).setParameter(2, reading.peek().known()).getResultList();
        return found.isEmpty() ? guessed : Kept.mapping((String) found.get(0), guessed);
    }

    /**
     * Counts it again, its columns taken for something else. For another sheet all is guessed anew.
     *
     * @throws NotFound when it is no longer here, or somebody else's
     * @throws Refused when a column that names people would be kept, or there is no such column or sheet
     */
    public Reading again(UUID id, Mapping mapping) {
        Reading reading = held(id);
        if (mapping.sheet() != reading.mapping().sheet()) {
            reading.peek(mapping.sheet());
            readings.begin(reading, remembered(reading));
            return reading;
        }
        if (mapping.columns().size() != reading.peek().columns().size()
                || mapping.columns().stream().anyMatch(means -> !means.isOf(reading.destination()))) {
            throw new Refused("columns",
                    "The file has " + reading.peek().columns().size() + " columns. Please say for each what it means.");
        }
        for (Means means : Means.values()) {
            if (means != Means.LEFT_ALONE && means != Means.PERSON && mapping.columns().stream().filter(means::equals).count() > 1) {
                throw new Refused("columns", "Two columns are chosen for “" + means.getTitle() + "”. Please leave one of them alone.");
            }
        }
        if (reading.peek().isHarmedBy(mapping.columns())) {
            throw new Refused("columns", "A column that names people can only be left alone, or tell people apart while they are counted.");
        }
        readings.begin(reading,
                new Mapping(reading.destination(), reading.mapping().sheet(), reading.mapping().headings(), mapping.columns(),
                        Kept.within(mapping.always()), mapping.only(), mapping.monthFirst()));
        return reading;
    }

    /** Gives it up: nothing of it is left. */
    public void forget(UUID id) {
        readings.forget(held(id).id());
    }

    private Reading held(UUID id) {
        Membership member = tenant.membership().orElseThrow(NotFound::new);
        return readings.of(id, member.tenant(), member.subject()).orElseThrow(NotFound::new);
    }
}
