package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.story.Channel;
import org.pledgekeeper.story.Showing;
import org.pledgekeeper.story.Story;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Stories that staff were offered: to read, or to review before they are public; and no others. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class OfferedStories {
    @PersistenceContext
    private EntityManager em;

    /** @param review whether it waits to be reviewed for the public */
    public record Line(UUID id, String slug, String organisation, boolean review, Instant since) {}

    /** A story that staff may read. */
    public record One(String slug, String organisation, Story story) {
        public boolean review() {
            return story.getPublicState() == Showing.InPublic.OFFERED && story.reaches(Channel.PUBLIC);
        }
    }

    /** @return at most 200, those to be reviewed first */
    public List<Line> all() {
        List<?> rows = em.createNativeQuery("""
                select cast(s.id as text), t.slug, t.name, s.public_state = 'OFFERED', coalesce(s.public_at, s.programme_at)
                from story s join tenant t on t.id = s.tenant_id
                where (s.public_state = 'OFFERED' or s.programme_at is not null) and s.expires_on >= ?1
                order by 4 desc, 5 limit 200""")
                .setParameter(1, java.sql.Date.valueOf(java.time.LocalDate.now(org.pledgekeeper.web.Days.SCOTLAND)))
                .getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new Line(UUID.fromString((String) row[0]), (String) row[1], (String) row[2],
                        (Boolean) row[3], InstantColumn.read(row[4])))
                .toList();
    }

    /** @throws NotFound where no such story is offered */
    public One one(UUID id) {
        List<?> found = em.createNativeQuery("select t.slug, t.name from story s join tenant t on t.id = s.tenant_id where s.id = ?1")
                .setParameter(1, id).getResultList();
        Story story = found.isEmpty() ? null : em.find(Story.class, id);
        if (story == null || !story.isShown(Channel.PROGRAMME) && !new One("", "", story).review()) {
            throw new NotFound();
        }
        Object[] whose = (Object[]) found.get(0);
        return new One((String) whose[0], (String) whose[1], story);
    }
}
