package org.pledgekeeper.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Everyone who has signed, for anyone. Reads what is published and nothing else: its database role can reach nothing else. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class Signatories {
    public static final int PAGE = 24;

    private static final String COLUMNS = """
            select t.slug, t.name, t.sector, t.area, t.website, s.words, s.logo_sha256, s.logo_width, s.logo_height, s.logo_alt,
                   s.senior_name, s.senior_role, t.pledged_on, r.submitted_on, count(*) over ()
            from tenant t
            join lateral (select * from published_statement p where p.tenant_id = t.id order by p.published_at desc limit 1) s on true
            left join review_date r on r.tenant_id = t.id
            """;

    @PersistenceContext
    private EntityManager em;

    /**
     * @param words part of a name; blank for all
     * @param sector a sector's name; blank for all
     * @param area an area's id; blank for all
     * @param page from 1; {@link #PAGE} to a page
     */
    public Found search(String words, String sector, String area, int page) {
        return search(words, sector, area, page, PAGE);
    }

    /** As {@link #search(String, String, String, int)}, all at once. */
    public List<Profile> all(String words, String sector, String area) {
        return search(words, sector, area, 1, 100_000).profiles();
    }

    private Found search(String words, String sector, String area, int page, int size) {
        String pattern = "%" + words.trim().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        Query query = em.createNativeQuery(COLUMNS + """
                where (?1 = '%%' or t.name ilike ?1) and (?2 = '' or t.sector = ?2) and (?3 = '' or t.area = ?3)
                order by t.name, t.slug limit ?4 offset ?5""")
                .setParameter(1, pattern).setParameter(2, sector).setParameter(3, area)
                .setParameter(4, size).setParameter(5, (long) (page - 1) * size);
        List<?> rows = query.getResultList();
        int total = rows.isEmpty() ? 0 : ((Number) ((Object[]) rows.get(0))[14]).intValue();
        return new Found(rows.stream().map(row -> profile((Object[]) row)).toList(), total, page, size);
    }

    public Optional<Profile> one(String slug) {
        return em.createNativeQuery(COLUMNS + " where t.slug = ?1").setParameter(1, slug).getResultList().stream()
                .map(row -> profile((Object[]) row)).findFirst();
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
                "/signatories/" + r[0] + "/logo.png?v=" + ((String) r[6]).substring(0, 12), (Integer) r[7], (Integer) r[8], (String) r[9],
                (String) r[10], (String) r[11], ((Date) r[12]).toLocalDate(), r[13] == null ? null : ((Date) r[13]).toLocalDate());
    }

    /** One page of a search. */
    public record Found(List<Profile> profiles, int total, int page, int size) {
        public int pages() {
            return Math.max(1, (total + size - 1) / size);
        }
    }
}
