package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Freezes a statement with its logo, in the transaction that approves it. The public page reads only what stands here; nothing alters it.
 */
@ApplicationScoped
@PartOfUseCase
public class PublishStatement {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Published> published;

    public void publish(String words, LogoImage logo, String logoAlt, String seniorName, String seniorRole, Instant at) {
        em.createNativeQuery("""
                insert into published_statement (id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, senior_name, \
                senior_role, published_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""")
                .setParameter(1, UUID.randomUUID()).setParameter(2, words).setParameter(3, logo.png()).setParameter(4, logo.sha256())
                .setParameter(5, logo.width()).setParameter(6, logo.height()).setParameter(7, logoAlt)
                .setParameter(8, seniorName).setParameter(9, seniorRole).setParameter(10, Timestamp.from(at)).executeUpdate();
        published.fire(new Published());
    }
}
