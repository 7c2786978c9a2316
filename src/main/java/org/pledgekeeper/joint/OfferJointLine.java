package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead offers the public a line on a joint action; the programme reviews it, and it shows while both names do. One to each side. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class OfferJointLine {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param on the day it is about
     * @throws org.pledgekeeper.refusal.NotFound when there is none, it is another pair's, or was left
     * @throws org.pledgekeeper.refusal.Refused when it is not shared, or the line is missing, too long, or out with other words
     */
    public JointLine offer(UUID id, String words, LocalDate on) {
        JointAction action = pairs.hold(id);
        action.requireShared();
        String partner = (String) em.createNativeQuery("select name from tenant where id = ?1")
                .setParameter(1, action.other(pairs.own())).getSingleResult();
        JointLine known = em.createQuery("select l from JointLine l where l.joint = :id", JointLine.class).setParameter("id", id)
                .getResultStream().findFirst().orElse(null);
        JointLine line = known == null ? new JointLine(id) : known;
        if (line.isOutWith(partner, words, on)) {
            return line;
        }
        line.offer(partner, words, on, tenant.getPersonName(), Instant.now());
        if (known == null) {
            em.persist(line);
        }
        em.flush();
        changes.fire(new Change("offered line", line.getId().toString(), null));
        return line;
    }
}
