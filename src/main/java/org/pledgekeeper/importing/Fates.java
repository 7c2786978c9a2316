package org.pledgekeeper.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.actionlog.ActionsAtOnce;
import org.pledgekeeper.logbook.EntriesAtOnce;
import org.pledgekeeper.tenant.PartOfUseCase;

/** How the lines of a file stand to what was entered from files before; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class Fates {
    private static final int TOGETHER = 1_000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private EntriesAtOnce entries;
    @Inject
    private ActionsAtOnce actions;

    /** What would become of a line. */
    enum Fate {
        NEW, SAME, OTHER, CHANGED_BY_HAND
    }

    /** @param there the entry or action that it is known as; null for a new one @param says what that one says in the fields that vary */
    record Fated(Line line, Fate fate, UUID there, Map<String, String> says) {}

    private record There(UUID entry, Map<String, String> entered) {}

    /** @return each line with what would become of it, in order */
    List<Fated> of(Destination destination, List<Line> lines) {
        Map<String, List<There>> there = there(destination, lines.stream().map(Line::key).toList());
        Map<UUID, Map<String, String>> now = now(destination,
                there.values().stream().flatMap(List::stream).map(There::entry).collect(Collectors.toSet()));
        return lines.stream().map(line -> fated(line, there.getOrDefault(line.key(), List.of()), now)).toList();
    }

    private static Fated fated(Line line, List<There> there, Map<UUID, Map<String, String>> now) {
        Fated best = new Fated(line, Fate.NEW, null, Map.of());
        for (There one : there) {
            Map<String, String> all = now.get(one.entry());
            if (all != null) {
                Map<String, String> says = only(all, one.entered().keySet());
                Fate fate = same(says, line.varies()) ? Fate.SAME : same(says, one.entered()) ? Fate.OTHER : Fate.CHANGED_BY_HAND;
                if (fate == Fate.SAME) {
                    return new Fated(line, fate, one.entry(), says);
                }
                best = best.fate() == Fate.OTHER ? best : new Fated(line, fate, one.entry(), says);
            }
        }
        return best;
    }

    static Map<String, String> only(Map<String, String> all, Set<String> fields) {
        Map<String, String> only = new TreeMap<>();
        fields.forEach(field -> only.put(field, all.getOrDefault(field, "")));
        return only;
    }

    static boolean same(Map<String, String> one, Map<String, String> other) {
        return new TreeMap<>(one).equals(new TreeMap<>(other));
    }

    /** @return what was entered under these keys and not undone, the latest first */
    private Map<String, List<There>> there(Destination destination, List<String> keys) {
        Map<String, List<There>> there = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += TOGETHER) {
            em.createNativeQuery("""
                    select distinct on (l.key, l.entry_id) l.key, l.entry_id, l.varies, i.entered_at from log_import_line l
                    join log_import i on i.tenant_id = l.tenant_id and i.id = l.import_id
                    where i.undone_at is null and i.destination = ?1 and l.key in (select jsonb_array_elements_text(cast(?2 as jsonb)))
                    order by l.key, l.entry_id, i.entered_at desc""").setParameter(1, destination.name())
                    .setParameter(2, Kept.json(keys.subList(from, Math.min(keys.size(), from + TOGETHER)))).getResultStream()
                    .forEach(row -> {
                        Object[] r = (Object[]) row;
                        there.computeIfAbsent((String) r[0], first -> new ArrayList<>())
                                .add(new There((UUID) r[1], Kept.fields((String) r[2])));
                    });
        }
        return there;
    }

    /** @return what these say now, by id; those that are gone, or in the bin, are not in it */
    Map<UUID, Map<String, String>> now(Destination destination, Set<UUID> ids) {
        if (destination.log() != null) {
            return ids.isEmpty() ? Map.of() : entries.typed(ids);
        }
        Map<UUID, Map<String, String>> now = new HashMap<>();
        actions.standing(ids).forEach((id, one) -> now.put(id, Map.of("state", one.state().name())));
        return now;
    }
}
