package org.pledgekeeper.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.ActionsAtOnce;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.logbook.EntriesAtOnce;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Undoes an import whole: entries it made go to the bin, actions it made are taken out, and what it changed says what it said before. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class UndoImport {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EntriesAtOnce entries;
    @Inject
    private ActionsAtOnce actions;
    @Inject
    private Fates fates;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    private record Was(UUID entry, int version, Map<String, String> varies, Map<String, String> before) {}

    /**
     * Undoing twice undoes once.
     *
     * @return how many stay as they are, since someone has changed them by hand since
     * @throws NotFound when there is none
     */
    public int undo(UUID id) {
        List<?> found = em.createNativeQuery("select destination, undone_at from log_import where id = ?1 for update").setParameter(1, id)
                .getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        Object[] one = (Object[]) found.get(0);
        if (one[1] != null) {
            return 0;
        }
        Destination destination = Destination.valueOf((String) one[0]);
        List<Was> all =
                em.createNativeQuery("select entry_id, version, varies, before from log_import_line where import_id = ?1 order by number")
                        .setParameter(1, id).getResultStream().map(row -> {
                            Object[] r = (Object[]) row;
                            return new Was((UUID) r[0], ((Number) r[1]).intValue(), Kept.fields((String) r[2]),
                                    r[3] == null ? null : Kept.fields((String) r[3]));
                        }).toList();
        int staying = destination.log() == null ? actions(all) : entries(destination, all);
        em.createNativeQuery("update log_import set undone_by = ?2, undone_at = clock_timestamp(), version = version + 1 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, tenant.membership().orElseThrow(NotFound::new).personName()).executeUpdate();
        changes.fire(new Change("undid import", id.toString(), destination.getKey()));
        return staying;
    }

    private int entries(Destination destination, List<Was> all) {
        List<UUID> made = new ArrayList<>();
        Set<UUID> changed = new HashSet<>();
        all.forEach(was -> (was.before() == null ? made : changed).add(was.entry()));
        Map<UUID, Map<String, String>> now = fates.now(destination, changed);
        int staying = 0;
        Map<UUID, Map<String, String>> back = new LinkedHashMap<>();
        for (Was was : all) {
            if (was.before() != null && now.containsKey(was.entry())) {
                if (Fates.same(Fates.only(now.get(was.entry()), was.varies().keySet()), was.varies())) {
                    back.put(was.entry(), was.before());
                } else {
                    staying++;
                }
            }
        }
        entries.change(back);
        if (!made.isEmpty()) {
            entries.remove(made);
        }
        return staying;
    }

    private int actions(List<Was> all) {
        Map<UUID, ActionsAtOnce.Standing> now = actions.standing(all.stream().map(Was::entry).toList());
        Map<UUID, Integer> made = new LinkedHashMap<>();
        Map<UUID, Action.State> back = new LinkedHashMap<>();
        int staying = 0;
        for (Was was : all) {
            ActionsAtOnce.Standing standingNow = now.get(was.entry());
            if (standingNow != null && standingNow.version() != was.version()) {
                staying++;
            } else if (standingNow != null && was.before() == null) {
                made.put(was.entry(), was.version());
            } else if (standingNow != null) {
                back.put(was.entry(), Action.State.valueOf(was.before().get("state")));
            }
        }
        actions.move(back);
        return made.isEmpty() ? staying : staying + made.size() - actions.takeOut(made);
    }
}
