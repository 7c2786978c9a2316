package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;

/** The lead makes a link with which someone without an account reads one signed-off review, and nothing else. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class MakeReviewLink {
    /** Days that it can be good for. */
    public static final List<Integer> DAYS = List.of(7, 30, 90);
    static final int USUAL_DAYS = 30;
    static final int LONGEST = 120;
    private static final int MOST_LIVE = 50;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param review the number of a review that is signed off
     * @param forWhom in the lead's words, 120 characters at most
     * @param days 7, 30 or 90
     * @param secret one of {@link Link#fresh}, so that sending it twice makes one link; for anything else a fresh one is taken
     * @return the secret of the link; only its digest is kept, so nobody can be told it again
     * @throws Refused when something is missing or too long, the review is not signed off, or fifty links are open already
     */
    public String make(int review, String forWhom, int days, String secret) {
        String words = OneLine.of(forWhom);
        Map<String, String> problems = new LinkedHashMap<>();
        List<?> signed = em.createNativeQuery("""
                select a.id, (select count(*) from review_link where revoked_at is null and expires_at > now())
                from assessment a where a.number = ?1 and a.signed_off_at is not null""").setParameter(1, review).getResultList();
        if (signed.isEmpty()) {
            problems.put("review", "Choose a review that is signed off. While one is open, its answers still change.");
        } else if (((Number) ((Object[]) signed.get(0))[1]).intValue() >= MOST_LIVE) {
            problems.put("review",
                    "There are " + MOST_LIVE + " open links already. Revoke one that is not needed any more; then make this.");
        }
        if (words == null) {
            problems.put("forWhom", "Say in a few words whom it is for, for example: Board meeting in March.");
        } else if (words.length() > LONGEST) {
            problems.put("forWhom", "This is " + words.length() + " characters long. Please keep it to " + LONGEST + ".");
        }
        if (!DAYS.contains(days)) {
            problems.put("days", "Choose for how long it is good: 7, 30 or 90 days.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        Link link = Link.of(secret);
        int made = em.createNativeQuery("""
                insert into review_link (secret_hash, assessment_id, for_whom, made_by, expires_at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (tenant_id, secret_hash) do nothing""")
                .setParameter(1, link.hash()).setParameter(2, ((Object[]) signed.get(0))[0]).setParameter(3, words)
                .setParameter(4, tenant.getPersonName()).setParameter(5, Timestamp.from(Instant.now().plus(Duration.ofDays(days))))
                .executeUpdate();
        if (made == 1) {
            changes.fire(new Change("made review link", "review " + review, days + " days"));
        }
        return link.secret();
    }
}
