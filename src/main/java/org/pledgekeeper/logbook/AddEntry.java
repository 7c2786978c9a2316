package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Writes an entry into one of the logs. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class AddEntry {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that sending it twice writes it once
     * @param asWritten whether words that look like personal data are to stay as they are
     * @return the entry as it stands
     * @throws IdTaken when an entry of somebody else has this id
     * @throws org.pledgekeeper.refusal.Refused when something is missing, too long or at odds with the rest, it is for no item that
     * the writer
     * may see, or it looks like personal data and {@code asWritten} is not said
     */
    public Entry add(UUID id, Log log, Entry.Given given, boolean asWritten) {
        Membership writer = items.member();
        items.require(given, null);
        Entry entry = log.begin(id, given, writer, InstantColumn.now());
        PersonalData.nudge(entry, Map.of(), asWritten);
        Map<String, Object> row = entry.row();
        String columns = String.join(", ", row.keySet());
        int written = em.createNativeQuery("insert into log_entry (" + columns + ") select " + columns
                + " from jsonb_populate_record(cast(null as log_entry), cast(?1 as jsonb)) on conflict do nothing")
                .setParameter(1, Steps.json(row)).executeUpdate();
        if (written == 0) {
            return Optional.ofNullable(em.find(Entry.class, id)).filter(one -> writer.subject().equals(one.subject()))
                    .orElseThrow(IdTaken::new);
        }
        changes.fire(new Change("added entry", id.toString(), log.getKey()));
        return entry;
    }
}
