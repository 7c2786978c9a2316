package org.pledgekeeper.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Everyone who has signed, for anyone. Reads what is published and nothing else: its database role can reach nothing else. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class Signatories {
    public static final int PAGE = 24;
    /** How many are counted of those that have the words: a part of a name can be in every one of them. */
    public static final int COUNTED = 10 * PAGE;
    /** How many are given out as open data at once. */
    public static final int OPEN_DATA_PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private static final String PROFILE = """
            select t.slug, t.name, t.sector, t.area, s.website, s.words, s.logo_sha256, s.logo_width, s.logo_height, s.logo_alt,
                   s.senior_name, s.senior_role, s.authorised_on, t.pledged_on,
                   (select submitted_on from review_date r where r.tenant_id = t.id),
                   (select cast(json_agg(json_build_object('promise', l.sentence, 'on', l.happened_on, 'words', l.words)
                      order by l.happened_on desc, l.id) as text)
                     from since_line l where l.tenant_id = t.id and l.state = 'PUBLISHED' and l.kind = 'SINCE'),
                   (select cast(json_agg(json_build_object('on', l.happened_on, 'said', l.sentence, 'did', l.words)
                      order by l.happened_on desc, l.id) as text)
                     from since_line l where l.tenant_id = t.id and l.state = 'PUBLISHED' and l.kind = 'SAID'),
                   (select cast(json_agg(json_build_object('slug', o.slug, 'name', o.name, 'on', l.happened_on, 'words', l.words)
                      order by o.name, j.id) as text) from joint_action j
                      join tenant o on o.id = case when j.inviter_id = t.id then j.invited_id else j.inviter_id end
                      left join since_line l on l.tenant_id = t.id and l.joint_id = j.id and l.state = 'PUBLISHED'
                      where (j.inviter_id = t.id or j.invited_id = t.id)
                        and exists (select from published_statement p where p.tenant_id = o.id)),
                   exists (select from story y where y.tenant_id = t.id and y.public_state = 'PUBLISHED')
            from %s t
            join lateral (select * from published_statement p where p.tenant_id = t.id order by p.published_at desc limit 1) s on true
            """;
    private static final String LISTED = """
            select t.slug, t.name, t.sector, t.area, s.logo_sha256, s.logo_width, s.logo_height, t.pledged_on, t.fitting
            from (%s limit %d offset %d) t join lateral (select logo_sha256, logo_width, logo_height from published_statement p
                where p.tenant_id = t.id order by p.published_at desc limit 1) s on true""";
    private static final String SIGNED = " t where exists (select from published_statement p where p.tenant_id = t.id)";
    private static final String BY_NAME = " order by t.name, t.slug";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private RenderedPages rendered;

    /**
     * Everyone who fits, or the first {@link #COUNTED} by name where words are looked for.
     *
     * @param words part of a name; blank for all
     * @param sector a sector's name; blank for all
     * @param area an area's id; blank for all
     * @param page from 1; {@link #PAGE} to a page
     */
    public Found search(String words, String sector, String area, int page) {
        Asked asked = Asked.of(words, sector, area);
        return words.isBlank() ? everyone(asked, rendered.total(sector + "\n" + area, () -> count(asked, "")), page) : named(asked, page);
    }

    private Found everyone(Asked asked, int total, int page) {
        List<Object[]> rows = before(page) >= total ? List.of() : listed(asked, "select t.*, 0 as fitting" + asked.sql(), page);
        return found(rows, total, false, page);
    }

    /** What is shown and what is counted are found in one go. */
    private Found named(Asked asked, int page) {
        String first = " limit " + (COUNTED + 1);
        List<Object[]> rows = before(page) >= COUNTED ? List.of()
                : listed(asked, "select t.*, count(*) over () as fitting from (select t.*" + asked.sql() + BY_NAME + first + ") t", page);
        int fitting = !rows.isEmpty() ? ((Number) rows.get(0)[8]).intValue() : page == 1 ? 0 : count(asked, first);
        return found(rows, Math.min(fitting, COUNTED), fitting > COUNTED, page);
    }

    private static long before(int page) {
        return (page - 1L) * PAGE;
    }

    private List<Object[]> listed(Asked asked, String these, int page) {
        return rows(asked.query(em, LISTED.formatted(these + BY_NAME, PAGE, before(page)) + BY_NAME));
    }

    private static Found found(List<Object[]> rows, int total, boolean more, int page) {
        return new Found(rows.stream().map(r -> new Listed((String) r[0], (String) r[1], (String) r[2], (String) r[3],
                logo((String) r[0], (String) r[4]), (Integer) r[5], (Integer) r[6], ((Date) r[7]).toLocalDate())).toList(), total, more,
                page, PAGE);
    }

    private int count(Asked asked, String limit) {
        return ((Number) asked.query(em, "select count(*) from (select" + asked.sql() + limit + ") fitting").getSingleResult()).intValue();
    }

    /**
     * As {@link #search(String, String, String, int)}, {@link #OPEN_DATA_PAGE} at a time however many there are.
     *
     * @param after the slug of the last one of the page before; blank for the first page
     * @throws NotFound when there is no such signatory any more
     */
    public List<Profile> following(String after, String words, String sector, String area) {
        Asked asked = Asked.of(words, sector, area).after(after);
        List<Profile> page = profiles(asked.query(em,
                PROFILE.formatted("(select t.*" + asked.sql() + BY_NAME + " limit " + OPEN_DATA_PAGE + ")") + BY_NAME));
        if (page.isEmpty() && !after.isEmpty() && one(after).isEmpty()) {
            throw new NotFound();
        }
        return page;
    }

    private static List<Profile> profiles(Query query) {
        return rows(query).stream().map(Signatories::profile).toList();
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    /** What is looked for: only what was given stands in the statement, so that an index can serve it. */
    private record Asked(String sql, List<String> values) {
        /** From this length on a part of a name has an index of its own. */
        private static final int LETTERS = 3;

        static Asked of(String words, String sector, String area) {
            String part = words.strip();
            StringBuilder sql = new StringBuilder();
            List<String> values = new ArrayList<>();
            with(sql, values, "t.name ilike",
                    part.isEmpty() ? "" : "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            with(sql, values, "t.sector =", sector);
            with(sql, values, "t.area =", area);
            // Set apart, or the names would be read in their order, and all of them for a word that only late ones have.
            return new Asked(part.length() < LETTERS ? " from tenant" + SIGNED + sql
                    : " from (select t.* from tenant t where true" + sql + " offset 0)" + SIGNED, values);
        }

        Asked after(String slug) {
            StringBuilder sql = new StringBuilder(this.sql);
            with(sql, values, "(t.name, t.slug) > (select name, slug from tenant where slug =", slug);
            return new Asked(slug.isEmpty() ? this.sql : sql + ")", values);
        }

        private static void with(StringBuilder sql, List<String> values, String condition, String value) {
            if (!value.isEmpty()) {
                values.add(value);
                sql.append(" and ").append(condition).append(" ?").append(values.size());
            }
        }

        Query query(EntityManager em, String statement) {
            Query query = em.createNativeQuery(statement);
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
            return query;
        }
    }

    public Optional<Profile> one(String slug) {
        return profiles(em.createNativeQuery(PROFILE.formatted("tenant") + " where t.slug = ?1").setParameter(1, slug)).stream()
                .findFirst();
    }

    /** @return the published logo as a PNG */
    public Optional<byte[]> logo(String slug) {
        List<?> found = em.createNativeQuery("""
                select p.logo_png from published_statement p join tenant t on t.id = p.tenant_id where t.slug = ?1
                order by p.published_at desc limit 1""").setParameter(1, slug).getResultList();
        return found.stream().map(byte[].class::cast).findFirst();
    }

    private static Profile profile(Object[] r) {
        return new Profile((String) r[0], (String) r[1], (String) r[2], (String) r[3], (String) r[4], (String) r[5],
                logo((String) r[0], (String) r[6]), (Integer) r[7], (Integer) r[8], (String) r[9],
                (String) r[10], (String) r[11], ((Date) r[12]).toLocalDate(), ((Date) r[13]).toLocalDate(),
                r[14] == null ? null : ((Date) r[14]).toLocalDate(), read((String) r[15], new TypeReference<>() {}),
                read((String) r[16], new TypeReference<>() {}),
                read((String) r[17], new TypeReference<>() {}), (Boolean) r[18]);
    }

    private static String logo(String slug, String sha256) {
        return "/signatories/" + slug + "/logo.png?v=" + sha256.substring(0, 12);
    }

    private static <T> List<T> read(String json, TypeReference<List<T>> type) {
        try {
            return json == null ? List.of() : JSON.readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One page of a search. @param more whether there are more than the total, which are not shown */
    public record Found(List<Listed> signatories, int total, boolean more, int page, int size) {
        public int pages() {
            return Math.max(1, (total + size - 1) / size);
        }
    }
}
