package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Adds to the ledger of a story what its teller agreed to, with the words they read, or that it ended; and keeps where to write to them.
 */
@ApplicationScoped
@PartOfUseCase
class RecordConsent {
    /** What happened. */
    enum What { GIVEN, CHANGED, WITHDRAWN, EXPIRED, TAKEN_AWAY }

    @PersistenceContext
    private EntityManager em;

    void record(Story story, What what, Consent consent) {
        em.createNativeQuery("""
                insert into story_consent (story_id, what, channels, months, wording, wording_version, wording_date)
                values (?1, ?2, ?3, cast(nullif(?4, 0) as int), ?5, ?6, ?7)""").setParameter(1, story.getId()).setParameter(2, what.name())
                .setParameter(3, Channel.stored(consent.channels())).setParameter(4, consent.channels().isEmpty() ? 0 : consent.months())
                .setParameter(5, Consent.wording()).setParameter(6, Consent.VERSION).setParameter(7, Date.valueOf(Consent.DATED))
                .executeUpdate();
        if (consent.email() == null) {
            em.createNativeQuery("delete from story_contact where story_id = ?1").setParameter(1, story.getId()).executeUpdate();
        } else {
            em.createNativeQuery("""
                    insert into story_contact (story_id, email) values (?1, ?2)
                    on conflict (tenant_id, story_id) do update set email = excluded.email""").setParameter(1, story.getId())
                    .setParameter(2, consent.email()).executeUpdate();
        }
    }

    void ended(UUID story, Ending how) {
        em.createNativeQuery("insert into story_consent (story_id, what, channels) values (?1, ?2, '')").setParameter(1, story)
                .setParameter(2, how.name()).executeUpdate();
    }
}
