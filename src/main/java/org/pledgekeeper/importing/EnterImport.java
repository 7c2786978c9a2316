package org.pledgekeeper.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.ActionsAtOnce;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.logbook.EntriesAtOnce;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Enters what a file adds up to: all of it, or nothing. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class EnterImport {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Readings readings;
    @Inject
    private Fates fates;
    @Inject
    private EntriesAtOnce entries;
    @Inject
    private ActionsAtOnce actions;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Readings.Entered> entered;

    /**
     * What is in already stays; what is in with other numbers has those of the file from then on, unless someone changed it by hand.
     * Pressing twice enters it once; of two at once in one organisation, one waits for the other.
     *
     * @param besides whether the file is of other people, or other sessions, than those in already, so that all of it is added
     * @throws NotFound when it is no longer here, or somebody else's
     * @throws Refused when it is still being counted, nothing of it can be entered, or all of it is in already
     */
    public void enter(UUID id, boolean besides) {
        Membership member = tenant.membership().orElseThrow(NotFound::new);
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('import ' || ?1, 0))")
                .setParameter(1, member.tenant().toString())
                .getResultList();
        if (!em.createNativeQuery("select 1 from log_import where id = ?1").setParameter(1, id).getResultList().isEmpty()) {
            return;
        }
        Reading reading = readings.of(id, member.tenant(), member.subject()).orElseThrow(NotFound::new);
        Counted counted = reading.counted();
        if (counted == null) {
            throw new Refused("import", "This file is still being read. Please look again in a moment.");
        }
        if (counted.problem() != null) {
            throw new Refused("import", counted.problem());
        }
        List<Fates.Fated> add = new ArrayList<>();
        List<Fates.Fated> change = new ArrayList<>();
        fates.of(reading.destination(), counted.lines()).forEach(one -> {
            if (besides || one.fate() == Fates.Fate.NEW) {
                add.add(one);
            } else if (one.fate() == Fates.Fate.OTHER) {
                change.add(one);
            }
        });
        if (add.isEmpty() && change.isEmpty()) {
            throw new Refused("import", "All of this file is in already, so nothing was changed.");
        }
        List<Map<String, Object>> lines = reading.destination().log() == null ? actions(add, change) : entries(reading, add, change);
        em.createNativeQuery(
                "insert into log_import (id, destination, rows_read, rows_counted, added, changed, entered_by, subject, entered_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, clock_timestamp())")
                .setParameter(1, id).setParameter(2, reading.destination().name())
                .setParameter(3, counted.rows()).setParameter(4, counted.counted()).setParameter(5, add.size())
                .setParameter(6, change.size())
                .setParameter(7, member.personName()).setParameter(8, member.subject()).executeUpdate();
        em.createNativeQuery("insert into log_import_line (import_id, number, key, entry_id, version, varies, before)"
                + " select ?1, number, key, entry_id, version, varies, before from jsonb_to_recordset(cast(?2 as jsonb))"
                + " as l (number int, key text, entry_id uuid, version int, varies text, before text)").setParameter(1, id)
                .setParameter(2, Kept.json(lines)).executeUpdate();
        remember(reading);
        changes.fire(new Change("entered import", id.toString(), reading.destination().getKey()));
        entered.fire(new Readings.Entered(id));
    }

    private List<Map<String, Object>> entries(Reading reading, List<Fates.Fated> add, List<Fates.Fated> change) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<UUID, Map<String, String>> typed = new LinkedHashMap<>();
        for (Fates.Fated one : add) {
            UUID entry = UUID.randomUUID();
            Map<String, String> fields = new LinkedHashMap<>(one.line().says());
            fields.putIfAbsent("happenedOn", one.line().day().toString());
            fields.putAll(one.line().varies());
            fields.keySet().retainAll(reading.destination().log().fields().stream().map(field -> field.name()).toList());
            typed.put(entry, fields);
            lines.add(line(lines.size(), one.line(), entry, 1, null));
        }
        if (!typed.isEmpty()) {
            entries.add(reading.destination().log(), typed);
        }
        entries.change(change.stream().collect(Collectors.toMap(Fates.Fated::there, one -> one.line().varies(), (first, same) -> same)));
        for (Fates.Fated one : change) {
            lines.add(line(lines.size(), one.line(), one.there(), 0, one.says()));
        }
        return lines;
    }

    private List<Map<String, Object>> actions(List<Fates.Fated> add, List<Fates.Fated> change) {
        List<Map<String, Object>> lines = new ArrayList<>();
        List<ActionsAtOnce.New> all = new ArrayList<>();
        for (Fates.Fated one : add) {
            UUID action = UUID.randomUUID();
            Map<String, String> says = one.line().says();
            all.add(new ActionsAtOnce.New(action, says.get("title"), says.get("ownerRole"), YearMonth.parse(says.get("due")),
                    says.get("commitment"),
                    Action.State.valueOf(one.line().varies().get("state")), one.line().day()));
            lines.add(line(lines.size(), one.line(), action, 1, null));
        }
        if (!all.isEmpty()) {
            actions.add(all);
        }
        Map<UUID, Integer> versions = actions.move(change.stream().collect(Collectors.toMap(Fates.Fated::there,
                one -> Action.State.valueOf(one.line().varies().get("state")), (first, same) -> same)));
        for (Fates.Fated one : change) {
            lines.add(line(lines.size(), one.line(), one.there(), versions.getOrDefault(one.there(), 0), one.says()));
        }
        return lines;
    }

    private static Map<String, Object> line(int number, Line line, UUID entry, int version, Map<String, String> before) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", number + 1);
        row.put("key", line.key());
        row.put("entry_id", entry.toString());
        row.put("version", version);
        row.put("varies", Kept.json(line.varies()));
        row.put("before", before == null ? null : Kept.json(before));
        return row;
    }

    private void remember(Reading reading) {
        if (reading.peek().known() != null) {
            em.createNativeQuery("insert into import_mapping (destination, known, mapping) values (?1, ?2, ?3)"
                    + " on conflict (tenant_id, destination, known) do update set mapping = excluded.mapping, saved_at = now()")
                    .setParameter(1, reading.destination().name()).setParameter(2, reading.peek().known())
                    .setParameter(3, Kept.mapping(reading.mapping()))
                    .executeUpdate();
        }
    }
}
