package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** The people of the current workspace. Their email addresses and what they look after are for its lead only. */
@ApplicationScoped
@InTenant
public class Members {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /**
     * @param email null unless the reader is a lead
     * @param items ids of the commitments and indicators this person looks after; none unless the reader is a lead
     * @param unreached whether mail to their address could not arrive; false unless the reader is a lead
     * @param me whether it is the reader
     */
    public record Member(String subject, String name, String email, Role role, boolean onlyAssigned, Set<String> items, boolean unreached,
            boolean me) {}

    /**
     * @return everyone, by name
     * @throws NotFound when the reader was invited for some items only
     */
    public List<Member> all() {
        Membership reader = tenant.membership().filter(member -> !member.onlyAssigned()).orElseThrow(NotFound::new);
        boolean lead = reader.role() == Role.LEAD;
        return em.createNativeQuery("""
                select m.subject, m.name, m.email, m.role, m.only_assigned, (
                    select string_agg(s.item, ' ') from assignment s where s.tenant_id = m.tenant_id and s.subject = m.subject),
                    exists (select from outbox o where o.recipient = m.email and o.failed_at is not null and o.sent_at is null)
                from member m order by lower(m.name), m.subject""").getResultStream().map(Object[].class::cast)
                .map(row -> member((Object[]) row, lead, reader.subject())).toList();
    }

    private static Member member(Object[] r, boolean lead, String reader) {
        return new Member((String) r[0], (String) r[1], lead ? (String) r[2] : null, Role.valueOf((String) r[3]), lead && (Boolean) r[4],
                lead && r[5] != null ? Set.of(((String) r[5]).split(" ")) : Set.of(), lead && (Boolean) r[6], r[0].equals(reader));
    }

    /** @param edition the checklist of the latest round, or the current one before the first: what people can look after */
    public record Overview(List<Member> members, Edition edition) {}

    public Overview overview() {
        return new Overview(all(), rounds.edition());
    }
}
