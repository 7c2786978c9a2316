package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead changes what someone may do and what they look after. It holds from their next click on. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ChangeMember {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Leads leads;
    @Inject
    private Assign assign;
    @Inject
    private Event<Change> changes;

    /**
     * @param onlyAssigned whether they see only what they look after; counts for a contributor
     * @param items all that they look after from now on; null leaves it as it is
     * @throws NotFound when there is no such member, or one of the items is none of the checklist's
     * @throws Refused when no role is given, the only lead would be none any more, or they would see nothing
     */
    public void change(String subject, Role role, boolean onlyAssigned, Set<String> items) {
        boolean only = onlyAssigned && role == Role.CONTRIBUTOR;
        if (role == null) {
            throw new Refused("role", "Choose what they may do here.");
        }
        if (only && items != null && items.isEmpty()) {
            throw new Refused("items", InviteMember.NOTHING_TO_SEE);
        }
        if (role != Role.LEAD) {
            leads.requireAnother(subject);
        }
        int changed = em.createNativeQuery("update member set role = ?2, only_assigned = ?3 where subject = ?1")
                .setParameter(1, subject).setParameter(2, role.name()).setParameter(3, only).executeUpdate();
        if (changed == 0) {
            throw new NotFound();
        }
        changes.fire(new Change("changed member", subject, role.name() + (only ? ", only assigned" : "")));
        if (items != null) {
            assign.assign(subject, items);
        }
    }
}
