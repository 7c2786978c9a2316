package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.tenant.Role;

/** Takes in entries that were written elsewhere, under the same rules, into the transaction's tenant, all in one statement. */
@ApplicationScoped
@PartOfUseCase
public class RecordedEntries {
    @PersistenceContext
    private EntityManager em;

    /**
     * @param log its key @param indicator null where it is for the log's whole commitment @param promise the promise it keeps, by its
     * sentence; null for none @param fields as they would be typed
     */
    public record Recorded(String log, String indicator, String promise, Map<String, String> fields) {}

    /** @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed */
    public void record(List<Recorded> all, String subject, String name) {
        Membership writer = new Membership(null, "", "", subject, name, Role.LEAD, false, Set.of());
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Object>> rows = all.stream().map(one -> {
            Log log = Log.of(one.log()).orElseThrow();
            LocalDate day = LocalDate.parse(one.fields().get("happenedOn"));
            Map<String,
                    Object> row = log.begin(UUID.randomUUID(),
                            new Entry.Given(log.commitment(), one.indicator(), one.fields(), one.promise()), writer,
                            day.atTime(15, 0).toInstant(java.time.ZoneOffset.UTC)).row();
            columns.addAll(row.keySet());
            return row;
        }).toList();
        String names = String.join(", ", columns);
        em.createNativeQuery("insert into log_entry (" + names + ") select " + names
                + " from jsonb_populate_recordset(cast(null as log_entry), cast(?1 as jsonb))")
                .setParameter(1, Steps.json(rows)).executeUpdate();
    }
}
