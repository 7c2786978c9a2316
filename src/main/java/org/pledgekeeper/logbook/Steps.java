package org.pledgekeeper.logbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes an entry from one state of its life to the next, keeping what it said before; in the transaction of the use case that does. */
@ApplicationScoped
@PartOfUseCase
public class Steps {
    static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private Event<Change> changes;

    /** What can happen to an entry after it was written. */
    public enum Step {
        CHANGED("changed this"), REMOVED("put it in the bin"), RESTORED("took it out of the bin");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        public String getWords() {
            return words;
        }
    }

    /** @param before what the entry said until then */
    public record Done(Step step, int version, Entry.Given before, String by, Instant at) {}

    /**
     * @return the entry, held until the transaction ends
     * @throws NotFound when there is none, or the caller may not see it
     * @throws NotAllowed when it is not the caller's to change
     * @throws ChangedMeanwhile when it is no longer as the caller has seen it
     */
    Entry hold(UUID id, int seen) {
        Entry entry = em.find(Entry.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (entry == null || !items.sees(entry)) {
            throw new NotFound();
        }
        if (!entry.mayChange(items.member())) {
            throw new NotAllowed("A contributor changes the entries they wrote themselves. Your champion or lead can change this one.");
        }
        if (entry.version() != seen) {
            throw new ChangedMeanwhile(entry);
        }
        return entry;
    }

    /** Does this to the entry, and writes down what it said before, who did it and when. */
    void take(Entry entry, Step step, Runnable what) {
        Entry.Given before = entry.given();
        int version = entry.version();
        what.run();
        em.flush();
        em.createNativeQuery(
                "insert into log_entry_history (entry_id, version, step, before, done_by, done_at) values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, entry.id()).setParameter(2, version).setParameter(3, step.name()).setParameter(4, json(before))
                .setParameter(5, items.member().personName()).setParameter(6, Timestamp.from(InstantColumn.now())).executeUpdate();
        changes.fire(new Change(step.name().toLowerCase(Locale.ROOT) + " entry", entry.id().toString(), entry.log().getKey()));
    }

    /** @return what was done to an entry since it was written, newest first */
    List<Done> of(UUID entry) {
        return em
                .createNativeQuery(
                        "select step, version, before, done_by, done_at from log_entry_history where entry_id = ?1 order by version desc")
                .setParameter(1, entry).getResultStream().map(row -> {
                    Object[] r = (Object[]) row;
                    return new Done(Step.valueOf((String) r[0]), ((Number) r[1]).intValue(), given((String) r[2]), (String) r[3],
                            InstantColumn.read(r[4]));
                }).toList();
    }

    Optional<Done> last(UUID entry) {
        return of(entry).stream().findFirst();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Entry.Given given(String json) {
        try {
            return JSON.readValue(json, Entry.Given.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
