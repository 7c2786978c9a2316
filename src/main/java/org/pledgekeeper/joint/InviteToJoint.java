package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Invites another signatory to share an action. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class InviteToJoint {
    /** How many invitations an organisation can have open at a time. */
    static final int MOST_OPEN = 20;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Invited> invitations;

    /** @param organisation which is invited */
    record Invited(UUID action, UUID organisation) {}

    /**
     * @param id made by the writer, so that sending it twice invites once
     * @param slug whom
     * @param asWritten whether words that look like personal data are to stay as they are
     * @throws Refused when it is no signatory, or the organisation itself, too many invitations are open, or the words need mending
     * @throws IdTaken when another pair's has this id
     */
    public JointAction invite(UUID id, String slug, JointAction.Shared shared, boolean asWritten) {
        if (!pairs.isSeen()) {
            throw new NotFound();
        }
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('joint ' || current_tenant(), 0)) as text)")
                .getSingleResult();
        UUID own = pairs.own();
        Pairs.Signatory other = pairs.at(slug == null ? "" : slug.strip()).orElseThrow(() -> new Refused("partner",
                "There is no such signatory, or it is not public any more. Search by name and choose one of those that are found."));
        if (other.id().equals(own)) {
            throw new Refused("partner", "This is your own organisation. What you do by yourselves is an action of your own.");
        }
        JointAction known = em.find(JointAction.class, id);
        if (known != null && known.inviter().equals(own) && known.other(own).equals(other.id())) {
            return known;
        }
        if (em.createQuery("select count(j) from JointAction j where j.inviter = :own and j.state = :open", Long.class)
                .setParameter("own", own).setParameter("open", JointAction.State.INVITED).getSingleResult() >= MOST_OPEN) {
            throw new Refused("partner", MOST_OPEN + " of your invitations wait for an answer. Take one back first, or wait a little.");
        }
        Instant now = Instant.now();
        JointAction action = new JointAction(id, own, other.id(), shared, asWritten, now);
        if (em.createNativeQuery("insert into joint_action (id, inviter_id, invited_id, title, words, state, invited_at, version)"
                + " values (?1, ?2, ?3, ?4, ?5, 'INVITED', ?6, 1) on conflict do nothing").setParameter(1, id).setParameter(2, own)
                .setParameter(3, other.id()).setParameter(4, action.getTitle()).setParameter(5, action.getWords())
                .setParameter(6, java.sql.Timestamp.from(now)).executeUpdate() == 0) {
            throw new IdTaken();
        }
        em.persist(new JointSide(id, other.id(), now));
        em.flush();
        changes.fire(new Change("invited to joint action", id.toString(), other.slug()));
        invitations.fire(new Invited(id, other.id()));
        return action;
    }
}
