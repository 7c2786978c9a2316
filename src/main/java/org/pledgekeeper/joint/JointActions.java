package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.typed.OneLine;

/** What the organisation shares with others, is invited to or has left, for any member as far as they may see. */
@ApplicationScoped
@InTenant(help = false)
public class JointActions {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;

    /** Another signatory, as the public knows it. */
    public record Partner(String slug, String name) {}

    /** One line of the list. @param stands in words, how it stands @param waitsForUs whether it is an invitation to answer */
    public record Line(UUID id, String title, String partner, String stands, boolean waitsForUs) {}

    /** @return invitations to answer first, then what is shared, then the rest; in one statement */
    public List<Line> all() {
        if (!pairs.isSeen()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery("""
                select cast(coalesce(j.id, s.joint_id) as text), coalesce(j.title, s.title), t.name, coalesce(j.state, 'LEFT'),
                  coalesce(j.inviter_id = current_tenant(), false), coalesce(j.inviter_left_at, j.invited_left_at) is not null,
                  j.done_on is not null
                from joint_action j full join joint_side s on s.joint_id = j.id
                join tenant t on t.id = coalesce(s.partner_id,
                  case when j.inviter_id = current_tenant() then j.invited_id else j.inviter_id end)
                where j.id is null and s.title is not null or j.inviter_id = current_tenant() or j.state in ('INVITED', 'SHARED')
                order by coalesce(j.state = 'INVITED' and j.invited_id = current_tenant(), false) desc,
                  coalesce(j.state = 'SHARED', false) desc, 2, 1""").getResultList();
        return rows.stream().map(row -> (Object[]) row).map(r -> new Line(UUID.fromString((String) r[0]), (String) r[1], (String) r[2],
                stands((String) r[3], (Boolean) r[4], (Boolean) r[5], (Boolean) r[6]), r[3].equals("INVITED") && !(Boolean) r[4])).toList();
    }

    private static String stands(String state, boolean ours, boolean alone, boolean done) {
        return switch (state) {
            case "INVITED" -> ours ? "Waits for their answer" : "They invite you";
            case "SHARED" -> alone ? "The other side has left" : done ? "Done" : "Under way";
            case "DECLINED" -> "They could not join";
            default -> "You have left it";
        };
    }

    /**
     * One of them, from this side.
     *
     * @param ours whether this organisation invited
     * @param shared null where this organisation has left
     * @param side null where the invitation was not accepted
     * @param weShow whether this side agrees that both names are public
     * @param line what this side tells the public, or null
     */
    public record Joint(UUID id, Partner partner, String title, String words, String stands, boolean ours, JointAction shared,
            JointSide side, boolean weShow, JointLine line) {
        /** @return whether it is shared, as far as this side is concerned */
        public boolean isTogether() {
            return shared != null && shared.getState() == JointAction.State.SHARED;
        }

        /** @return whether it is an invitation that this side can answer */
        public boolean isToAnswer() {
            return !ours && shared != null && shared.getState() == JointAction.State.INVITED;
        }

        /** @return whether it is an invitation that this side can take back */
        public boolean isToTakeBack() {
            return ours && shared != null && shared.getState() == JointAction.State.INVITED;
        }
    }

    /** @throws NotFound when there is none, it is another pair's, or the reader may not see it */
    public Joint one(UUID id) {
        JointAction shared = pairs.isSeen() ? em.find(JointAction.class, id) : null;
        JointSide side = pairs.isSeen() ? em.find(JointSide.class, id) : null;
        UUID own = pairs.own();
        boolean ours = shared != null && shared.inviter().equals(own);
        boolean over = shared != null && !ours && shared.getState() != JointAction.State.INVITED
                && shared.getState() != JointAction.State.SHARED;
        if (over || shared == null && (side == null || side.title() == null)) {
            throw new NotFound();
        }
        Object[] partner = (Object[]) em.createNativeQuery("select slug, name from tenant where id = ?1")
                .setParameter(1, shared == null ? side.partner() : shared.other(own)).getSingleResult();
        Optional<JointLine> line = em.createQuery("select l from JointLine l where l.joint = :id", JointLine.class)
                .setParameter("id", id).getResultStream().findFirst();
        return new Joint(id, new Partner((String) partner[0], (String) partner[1]), shared == null ? side.title() : shared.getTitle(),
                shared == null ? side.words() : shared.getWords(),
                stands(shared == null ? "LEFT" : shared.getState().name(), ours, shared != null && shared.isAlone(),
                        shared != null && shared.getDoneOn() != null),
                ours, shared, side, shared != null && shared.showsOf(own), line.orElse(null));
    }

    /** @return up to 20 other signatories whose name holds these words; none for no words */
    public List<Partner> named(String words) {
        String part = OneLine.of(words);
        return part == null ? List.of() : pairs.named(part).stream().map(one -> new Partner(one.slug(), one.name())).toList();
    }
}
