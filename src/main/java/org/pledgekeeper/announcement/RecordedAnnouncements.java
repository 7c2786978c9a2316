package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Takes in announcements that were written elsewhere, under the same rules. */
@ApplicationScoped
@PartOfUseCase
public class RecordedAnnouncements {
    @PersistenceContext
    private EntityManager em;

    /** @return whether it was not there yet */
    public boolean record(UUID id, Announcement.Said said, String by, Instant at) {
        new Announcement(id).say(said, by, at, LocalDate.ofInstant(at, Days.SCOTLAND));
        return em.createNativeQuery("insert into announcement (id, title, words, shown_from, shown_until, sector, written_by, written_at,"
                + " version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1) on conflict do nothing").setParameter(1, id)
                .setParameter(2, said.title()).setParameter(3, said.words()).setParameter(4, Date.valueOf(said.from()))
                .setParameter(5, Date.valueOf(said.until())).setParameter(6, said.sector() == null ? null : said.sector().name())
                .setParameter(7, by).setParameter(8, Timestamp.from(at)).executeUpdate() > 0;
    }
}
