package org.pledgekeeper.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.Slug;

/** Makes a new tenant in the transaction of the use case that approves it; from then on that transaction is inside the tenant. */
@ApplicationScoped
@PartOfUseCase
public class FoundTenant {
    @PersistenceContext
    private EntityManager em;

    /**
     * @return the tenant's id
     * @throws Refused when the slug is not of its form, kept for the service, or taken
     */
    public UUID found(String slug, String name, String sector, String area, String size, LocalDate pledgedOn) {
        problem(slug).ifPresent(problem -> {
            throw new Refused("slug", problem);
        });
        UUID tenant = UUID.randomUUID();
        em.createNativeQuery("select set_config('app.tenant', ?1, true)").setParameter(1, tenant.toString()).getSingleResult();
        em.createNativeQuery(
                "insert into tenant (id, slug, name, sector, area, size, pledged_on) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, tenant).setParameter(2, slug).setParameter(3, name).setParameter(4, sector).setParameter(5, area)
                .setParameter(6, size).setParameter(7, Date.valueOf(pledgedOn)).executeUpdate();
        return tenant;
    }

    /** @return why no organisation can have this address from now on, with a free one where it is taken */
    public Optional<String> problem(String slug) {
        return Slug.problem(slug).or(() -> taken(slug)
                ? Optional.of("The address \"" + slug + "\" belongs to another organisation. Please choose another, for example \""
                        + free(slug) + "\".")
                : Optional.empty());
    }

    /** @param subject Keycloak's id of the person */
    public void addMember(String subject, String name, String email, Role role) {
        em.createNativeQuery("insert into member (id, subject, name, email, role) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, UUID.randomUUID()).setParameter(2, subject).setParameter(3, OneLine.of(name)).setParameter(4, email)
                .setParameter(5, role.name()).executeUpdate();
    }

    /** @return a free slug made from an organisation's name */
    public String suggest(String name) {
        String slug = Slug.of(name);
        return taken(slug) ? free(slug) : slug;
    }

    public boolean taken(String slug) {
        return (Boolean) em.createNativeQuery("select exists (select from tenant where slug = ?1)").setParameter(1, slug).getSingleResult();
    }

    private String free(String slug) {
        int number = 2;
        while (taken(slug + "-" + number)) {
            number++;
        }
        return slug + "-" + number;
    }
}
