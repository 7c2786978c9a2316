package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** A story as its teller sees it through their private link: the words, where they are read, what came of them. */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class OwnStory {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowStory links;

    /** A copy that was handed out. @param toWhom by role */
    public record Copy(String toWhom, String forWhat, Instant on) {}

    /** What came of it. */
    public record News(String words, Instant on) {}

    /** @param email where the teller asked to be written to; null for nowhere */
    public record Own(Story story, String organisation, String email, List<Copy> copies, List<News> news) {}

    /** @throws NotFound when no link has this secret, or the story has ended; nothing tells which */
    public Own read(String secret) {
        UUID id = links.follow(secret);
        Object[] around = (Object[]) em.createNativeQuery("""
                select t.name, (select email from story_contact c where c.story_id = ?1) from tenant t where t.id = current_tenant()""")
                .setParameter(1, id).getSingleResult();
        List<?> copies = em.createNativeQuery(
                "select to_whom, for_what, recorded_at from story_copy where story_id = ?1 order by recorded_at, id").setParameter(1, id)
                .getResultList();
        List<?> news = em.createNativeQuery("select words, told_at from story_news where story_id = ?1 order by told_at desc, id")
                .setParameter(1, id).getResultList();
        return new Own(em.find(Story.class, id), (String) around[0], (String) around[1],
                copies.stream().map(Object[].class::cast)
                        .map(row -> new Copy((String) row[0], (String) row[1], InstantColumn.read(row[2]))).toList(),
                news.stream().map(Object[].class::cast).map(row -> new News((String) row[0], InstantColumn.read(row[1]))).toList());
    }
}
