package org.pledgekeeper.actionlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Many actions at once, under the same rules as one; in the transaction of the use case that calls. */
@ApplicationScoped
@PartOfUseCase
public class ActionsAtOnce {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOGETHER = 500;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;

    /** One to be. @param decided the day it was decided, not after the end of its month */
    public record New(UUID id, String title, String ownerRole, YearMonth due, String commitment, Action.State state, LocalDate decided) {}

    /** How one that is there stands. */
    public record Standing(Action.State state, int version) {}

    /** @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed */
    public void add(List<New> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (New one : all) {
            Action.Plan plan = new Action.Plan(one.title(), one.ownerRole(), one.due(), one.commitment(), null, null);
            items.require(plan, null);
            Instant noon = one.decided().atTime(12, 0).atZone(Days.SCOTLAND).toInstant();
            Instant now = InstantColumn.now();
            Action action =
                    new Action(one.id(), plan, items.member().personName(), items.member().subject(), noon.isAfter(now) ? now : noon);
            action.change(plan, one.state());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", action.id().toString());
            row.put("title", action.title());
            row.put("owner_role", action.ownerRole());
            row.put("due_month", action.due().atDay(1).toString());
            row.put("commitment", action.commitment());
            row.put("state", action.state().name());
            row.put("started_by", action.startedBy());
            row.put("subject", action.subject());
            row.put("started_at", action.startedAt().toString());
            row.put("version", action.version());
            rows.add(row);
        }
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            String names = String.join(", ", rows.get(0).keySet());
            em.createNativeQuery("insert into action (" + names + ") select " + names
                    + " from jsonb_populate_recordset(cast(null as action), cast(?1 as jsonb))")
                    .setParameter(1, json(rows.subList(from, Math.min(rows.size(), from + TOGETHER)))).executeUpdate();
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return how those that are there stand, by id */
    public Map<UUID, Standing> standing(Collection<UUID> ids) {
        Map<UUID, Standing> standing = new HashMap<>();
        em.createNativeQuery(
                "select id, state, version from action where id in (select cast(value as uuid) from jsonb_array_elements_text(cast(?1 "
                        + "as jsonb)))")
                .setParameter(1, json(ids)).getResultStream().map(Object[].class::cast)
                .forEach(row -> standing.put((UUID) ((Object[]) row)[0],
                        new Standing(Action.State.valueOf((String) ((Object[]) row)[1]), ((Number) ((Object[]) row)[2]).intValue())));
        return standing;
    }

    /** Says how far those that are there are. @param states by id @return the version of each from then on, by id */
    public Map<UUID, Integer> move(Map<UUID, Action.State> states) {
        Map<String, String> written = new LinkedHashMap<>();
        states.forEach((id, state) -> written.put(id.toString(), state.name()));
        Map<UUID, Integer> versions = new HashMap<>();
        if (!states.isEmpty()) {
            em.createNativeQuery("update action a set state = g.value, version = a.version + 1 from jsonb_each_text(cast(?1 as jsonb)) g"
                    + " where a.id = cast(g.key as uuid) returning a.id, a.version").setParameter(1, json(written)).getResultStream()
                    .map(Object[].class::cast)
                    .forEach(row -> versions.put((UUID) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).intValue()));
        }
        return versions;
    }

    /** Takes out those that nobody has touched since. @param versions the version that was left, by id @return how many */
    public int takeOut(Map<UUID, Integer> versions) {
        Map<String, Integer> written = new LinkedHashMap<>();
        versions.forEach((id, version) -> written.put(id.toString(), version));
        return em.createNativeQuery("delete from action a using jsonb_each_text(cast(?1 as jsonb)) g"
                + " where a.id = cast(g.key as uuid) and a.version = cast(g.value as int)").setParameter(1, json(written)).executeUpdate();
    }
}
