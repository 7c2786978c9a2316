package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.pledgekeeper.tenant.EnterTenant;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in an action of two organisations, each side for itself. */
@ApplicationScoped
@PartOfUseCase
public class RecordedJoint {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;

    /** What one side says. @param organisation its slug @param line what it tells the public; null for nothing */
    public record Side(String organisation, String note, String line) {}

    /** @param accepted whether the invited side has; both names are public then */
    public record Recorded(UUID id, LocalDate on, String title, String words, Side inviter, Side invited, boolean accepted) {}

    /** @return whether it was taken in; what is there already is left alone */
    public boolean record(Recorded one) {
        EnterTenant.Entered invited = tenants.enter(one.invited().organisation());
        EnterTenant.Entered inviter = tenants.enter(one.inviter().organisation());
        Instant at = one.on().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        if (em.createNativeQuery("insert into joint_action (id, inviter_id, invited_id, title, words, state, invited_at, version)"
                + " values (?1, ?2, ?3, ?4, ?5, 'INVITED', ?6, 1) on conflict do nothing").setParameter(1, one.id())
                .setParameter(2, inviter.id()).setParameter(3, invited.id()).setParameter(4, one.title()).setParameter(5, one.words())
                .setParameter(6, Timestamp.from(at)).executeUpdate() == 0) {
            return false;
        }
        join(one, one.inviter(), invited, at);
        if (one.accepted()) {
            tenants.enter(invited.slug());
            join(one, one.invited(), inviter, at);
            change("update joint_action set state = 'SHARED', answered_at = invited_at, invited_shows = true where id = ?1", one.id());
            tenants.enter(inviter.slug());
            change("update joint_action set inviter_shows = true where id = ?1", one.id());
        }
        return true;
    }

    private void change(String sql, UUID id) {
        em.createNativeQuery(sql).setParameter(1, id).executeUpdate();
    }

    private void join(Recorded one, Side side, EnterTenant.Entered partner, Instant at) {
        em.createNativeQuery(
                "insert into joint_side (joint_id, partner_id, note, since, joined_at, version) values (?1, ?2, ?3, ?4, ?5, 1)")
                .setParameter(1, one.id()).setParameter(2, partner.id()).setParameter(3, side.note())
                .setParameter(4, Date.valueOf(one.on())).setParameter(5, Timestamp.from(at)).executeUpdate();
        if (side.line() != null) {
            em.createNativeQuery("insert into since_line (id, kind, joint_id, sentence, words, happened_on, state, offered_by, offered_at,"
                    + " version) values (?1, 'JOINT', ?2, ?3, ?4, ?5, 'PUBLISHED', 'Sample', ?6, 1)").setParameter(1, UUID.randomUUID())
                    .setParameter(2, one.id()).setParameter(3, partner.name()).setParameter(4, side.line())
                    .setParameter(5, Date.valueOf(one.on())).setParameter(6, Timestamp.from(at)).executeUpdate();
        }
    }
}
