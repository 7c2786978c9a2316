package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in recommendations that were made elsewhere, under the same rules. */
@ApplicationScoped
@PartOfUseCase
public class RecordedLibrary {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;

    /** @return whether it was not there yet */
    public boolean record(UUID id, LibraryLink.Said said, String by) {
        LibraryLink link = new LibraryLink(id);
        link.say(said, by, said.checkedOn() == null ? LocalDate.MAX : said.checkedOn(), checklists.current());
        return em.createNativeQuery("insert into library_link (id, item, title, address, why, made_by, checked_on, written_by, version)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1) on conflict do nothing").setParameter(1, id).setParameter(2, link.getItem())
                .setParameter(3, link.getTitle()).setParameter(4, link.getAddress()).setParameter(5, link.getWhy())
                .setParameter(6, link.getMadeBy()).setParameter(7, Date.valueOf(link.getCheckedOn())).setParameter(8, by)
                .executeUpdate() > 0;
    }
}
