package org.pledgekeeper.checklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The editions that were published from the product, on whichever node. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class PublishedEditions {
    @PersistenceContext
    private EntityManager em;

    public int count() {
        return ((Number) em.createNativeQuery("select count(edition) from published_edition").getSingleResult()).intValue();
    }

    public List<EditionYaml.Texts> all() {
        return ((List<?>) em.createNativeQuery("select edition_yaml, map_yaml, short_set_yaml from published_edition").getResultList())
                .stream().map(Object[].class::cast).map(r -> new EditionYaml.Texts((String) r[0], (String) r[1], (String) r[2])).toList();
    }
}
