package org.pledgekeeper.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.tenant.InTenant;

/**
 * Reads what stands beside a round's items in one statement, however much there is of it; of several pulses the newest, and none for those
 * invited for single items.
 */
@ApplicationScoped
@InTenant
public class ReadBesideItems {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String ALL = """
            select 'evidence', u.indicator, e.title as sorted, cast(json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, \
            'link', e.link,
                'words', e.words, 'coversFrom', e.covers_from, 'coversTo', e.covers_to, 'reviewBy', e.review_by) as text)
              from evidence_use u join evidence e on e.tenant_id = u.tenant_id and e.id = u.evidence_id where u.assessment_id = ?1
            union all
            select 'comment', indicator, to_char(written_at, 'YYYYMMDDHH24MISSUS'), cast(json_build_object('id', id, 'words', words,
                'writtenBy', written_by, 'writtenAt', written_at, 'own', subject = current_person()) as text)
              from indicator_comment where assessment_id = ?1
            union all
            select 'assigned', s.item, m.name, cast(json_build_object('subject', s.subject, 'name', m.name, 'me', s.subject = \
            current_person()) as text)
              from assignment s join member m on m.tenant_id = s.tenant_id and m.subject = s.subject
            union all
            select 'action', indicator, to_char(due_month, 'YYYYMM'), cast(json_build_object('id', id, 'title', title, 'ownerRole', \
            owner_role,
                'dueMonth', due_month, 'state', state) as text)
              from action where indicator is not null
            union all
            select 'entry', indicator, to_char(happened_on, 'YYYYMMDD'), cast(json_build_object('id', id, 'line', line, 'happenedOn', \
            happened_on) as text)
              from (select id, indicator, line, happened_on, row_number() over (partition by indicator order by happened_on desc, \
            written_at desc) as nth
                from log_entry where indicator is not null and removed_at is null) as newest_of_log where nth <= 5
            union all
            select 'heard', indicator, audience, cast(json_build_object('audience', audience, 'leaning', leaning) as text)
              from (select distinct on (r.indicator, r.audience) r.indicator, r.audience, r.leaning
                from pulse_result r join pulse p on p.tenant_id = r.tenant_id and p.id = r.pulse_id
                where p.assessment_id = ?1 and not exists (select from member m
                  where m.tenant_id = current_tenant() and m.subject = current_person() and m.only_assigned)
                order by r.indicator, r.audience, p.closed_at desc) as newest
            order by 3""";

    @PersistenceContext
    private EntityManager em;

    public BesideItems of(UUID round) {
        Map<String, List<BesideItems.EvidenceShown>> evidence = new LinkedHashMap<>();
        Map<String, List<BesideItems.Comment>> comments = new LinkedHashMap<>();
        Map<String, List<BesideItems.Assigned>> assigned = new LinkedHashMap<>();
        Map<String, List<BesideItems.ActionShown>> actions = new LinkedHashMap<>();
        Map<String, List<BesideItems.Heard>> heard = new LinkedHashMap<>();
        Map<String, List<BesideItems.EntryShown>> entries = new LinkedHashMap<>();
        for (Object row : em.createNativeQuery(ALL).setParameter(1, round).getResultList()) {
            Object[] r = (Object[]) row;
            String item = (String) r[1];
            String json = (String) r[3];
            switch ((String) r[0]) {
                case "evidence" -> add(evidence, item, json, BesideItems.EvidenceShown.class);
                case "comment" -> add(comments, item, json, BesideItems.Comment.class);
                case "assigned" -> add(assigned, item, json, BesideItems.Assigned.class);
                case "action" -> add(actions, item, json, BesideItems.ActionShown.class);
                case "entry" -> add(entries, item, json, BesideItems.EntryShown.class);
                default -> add(heard, item, json, BesideItems.Heard.class);
            }
        }
        entries.values().forEach(java.util.Collections::reverse);
        return new BesideItems(evidence, comments, assigned, actions, heard, entries);
    }

    private static <T> void add(Map<String, List<T>> to, String item, String json, Class<T> type) {
        try {
            to.computeIfAbsent(item, key -> new ArrayList<>()).add(JSON.readValue(json, type));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
