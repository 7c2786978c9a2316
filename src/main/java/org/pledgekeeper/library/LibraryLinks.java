package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** All that the programme recommends, for everyone. Pages ask {@link KeptLibrary}, which seldom asks here. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class LibraryLinks {
    @PersistenceContext
    private EntityManager em;

    /** @return by title */
    public List<LibraryLink> all() {
        return em.createQuery("select l from LibraryLink l order by l.title, l.id", LibraryLink.class).getResultList();
    }
}
