package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The library as it stands this moment, for the programme's moderator: also what stands by an item that is asked no more. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class LibraryToCurate {
    @PersistenceContext
    private EntityManager em;

    /** @return what was checked longest ago first */
    public List<LibraryLink> all() {
        return em.createQuery("select l from LibraryLink l order by l.checkedOn, l.title, l.id", LibraryLink.class).getResultList();
    }
}
