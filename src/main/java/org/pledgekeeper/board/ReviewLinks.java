package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The links to reviews that leads have made, and the reviews that one can be made to. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ReviewLinks {
    private static final int MOST = 100;

    @PersistenceContext
    private EntityManager em;

    /** A review that is signed off. */
    public record Signed(int number, Instant signedOffAt) {}

    /** @param links the newest first, a hundred at most @param reviews the newest first */
    public record All(List<ReviewLink> links, List<Signed> reviews) {}

    public All all() {
        List<ReviewLink> links = new ArrayList<>();
        List<Signed> reviews = new ArrayList<>();
        for (Object row : em.createNativeQuery("""
                (select cast(l.id as text), a.number, l.for_whom, l.made_by, l.made_at, l.expires_at, a.signed_off_at, l.revoked_by,
                    l.revoked_at, l.opened, l.last_opened_at
                  from review_link l join assessment a on a.tenant_id = l.tenant_id and a.id = l.assessment_id
                  order by l.made_at desc, l.id limit MOST)
                union all (select null, number, null, null, null, null, signed_off_at, null, null, 0, null
                  from assessment where signed_off_at is not null order by number desc)"""
                .replace("MOST", String.valueOf(MOST))).getResultList()) {
            Object[] r = (Object[]) row;
            int review = ((Number) r[1]).intValue();
            if (r[0] == null) {
                reviews.add(new Signed(review, InstantColumn.read(r[6])));
            } else {
                links.add(new ReviewLink(UUID.fromString((String) r[0]), review, (String) r[2], (String) r[3], InstantColumn.read(r[4]),
                        InstantColumn.read(r[5]),
                        r[6] != null, (String) r[7], InstantColumn.read(r[8]), ((Number) r[9]).intValue(), InstantColumn.read(r[10])));
            }
        }
        return new All(links, reviews);
    }

}
