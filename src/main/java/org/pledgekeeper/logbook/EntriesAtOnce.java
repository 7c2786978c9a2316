package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Many entries of one log at once, under the same rules as one; in the transaction of the use case that calls. */
@ApplicationScoped
@PartOfUseCase
public class EntriesAtOnce {
    private static final int TOGETHER = 500;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    /**
     * Writes entries for the log's commitment.
     *
     * @param typed fields by name, by the id of the new entry
     * @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed
     */
    public void add(Log log, Map<UUID, Map<String, String>> typed) {
        items.require(new Entry.Given(log.commitment(), null, Map.of()), null);
        insert(typed.entrySet().stream().map(one -> log.begin(one.getKey(), new Entry.Given(log.commitment(), null, one.getValue()),
                items.member(), InstantColumn.now()).row()).toList());
    }

    void insert(List<Map<String, Object>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        String names = String.join(", ", columns);
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            em.createNativeQuery("insert into log_entry (" + names + ") select " + names
                    + " from jsonb_populate_recordset(cast(null as log_entry), cast(?1 as jsonb))")
                    .setParameter(1, Steps.json(rows.subList(from, Math.min(rows.size(), from + TOGETHER)))).executeUpdate();
        }
    }

    /** @return what those that are in their log say now, as it would be typed, by id */
    public Map<UUID, Map<String, String>> typed(Collection<UUID> ids) {
        Map<UUID, Map<String, String>> typed = new HashMap<>();
        inLog(ids).forEach(entry -> typed.put(entry.id(), entry.given().typed()));
        return typed;
    }

    private List<Entry> inLog(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<Entry> found = new java.util.ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            found.addAll(em.createQuery("select e from Entry e where e.id in :ids and e.removedAt is null", Entry.class)
                    .setParameter("ids", all.subList(from, Math.min(all.size(), from + TOGETHER))).getResultList());
        }
        return found;
    }

    /**
     * Has those that are in their log say something else in these fields, and the rest as before.
     *
     * @param fields what each says from then on, by its id
     * @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed, or when someone changes one this moment
     */
    public void change(Map<UUID, Map<String, String>> fields) {
        List<Entry> all = inLog(fields.keySet());
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Entry> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            List<Map<String, Object>> rows = new java.util.ArrayList<>();
            List<Map<String, Object>> done = new java.util.ArrayList<>();
            for (Entry entry : some) {
                em.detach(entry);
                done.add(Map.of("entry_id", entry.id(), "version", entry.version(), "before", Steps.json(entry.given())));
                Map<String, String> typed = new LinkedHashMap<>(entry.given().typed());
                typed.putAll(fields.get(entry.id()));
                entry.change(new Entry.Given(entry.commitment(), entry.indicator(), typed, entry.promise()));
                rows.add(entry.row());
            }
            Set<String> columns = new LinkedHashSet<>();
            rows.forEach(row -> columns.addAll(row.keySet()));
            columns.removeAll(Set.of("id", "version", "written_by", "subject", "written_at"));
            int changed = em.createNativeQuery("with gone as (select * from jsonb_to_recordset(cast(?2 as jsonb)) as g "
                    + "(entry_id uuid, version int, before text)), told as (insert into log_entry_history (entry_id, version, step, "
                    + "before, done_by, done_at) select entry_id, version, 'CHANGED', before, ?3, now() from gone) update log_entry e set "
                    + columns.stream().map(column -> column + " = n." + column).collect(Collectors.joining(", "))
                    + ", version = e.version + 1 from jsonb_populate_recordset(cast(null as log_entry), cast(?1 as jsonb)) n"
                    + " where e.id = n.id and e.version = n.version and e.removed_at is null")
                    .setParameter(1, Steps.json(rows)).setParameter(2, Steps.json(done)).setParameter(3, items.member().personName())
                    .executeUpdate();
            if (changed < some.size()) {
                throw new Refused("import", "A colleague is changing one of these entries just now. Please try again in a moment.");
            }
        }
    }

    /** Puts those that are in their log into the bin. */
    public void remove(Collection<UUID> ids) {
        List<Entry> all = inLog(ids);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Map<String, Object>> done = all.subList(from, Math.min(all.size(), from + TOGETHER)).stream()
                    .map(entry -> Map.<String, Object>of("entry_id", entry.id(), "version", entry.version(), "before",
                            Steps.json(entry.given())))
                    .collect(Collectors.toList());
            em.createNativeQuery("""
                    with gone as (select * from jsonb_to_recordset(cast(?1 as jsonb)) as g (entry_id uuid, version int, before text)),
                    told as (insert into log_entry_history (entry_id, version, step, before, done_by, done_at)
                        select entry_id, version, 'REMOVED', before, ?2, now() from gone)
                    update log_entry e set removed_at = now(), version = e.version + 1 from gone g where e.id = g.entry_id""")
                    .setParameter(1, Steps.json(done)).setParameter(2, items.member().personName()).executeUpdate();
        }
        em.clear();
    }
}
