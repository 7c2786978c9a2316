package org.pledgekeeper.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Keeps links that stand in letters to members of the tenant that the transaction is in: all of them in one statement. */
@ApplicationScoped
@PartOfUseCase
public class KeepLinks {
    private static final Duration LIFE_OF_STOPPING = Duration.ofDays(366);
    private static final ObjectMapper JSON = new ObjectMapper();

    @PersistenceContext
    private EntityManager em;

    /** @param action null for a link that stops these letters @param expires seconds since 1970 */
    public record Kept(String hash, String subject, UUID action, long expires) {
        static Kept of(Link link, String subject, UUID action) {
            return new Kept(link.hash(), subject, action, link.expiresAt().getEpochSecond());
        }
    }

    /** A link that stops letters to its person, good for a year. */
    public record Stopping(String secret, Kept kept) {}

    public static Stopping stopping(String subject) {
        Link link = Link.fresh(LIFE_OF_STOPPING);
        return new Stopping(link.secret(), Kept.of(link, subject, null));
    }

    public void keep(List<Kept> links) {
        try {
            em.createNativeQuery("""
                    insert into digest_link (secret_hash, subject, action_id, expires_at)
                    select hash, subject, action, to_timestamp(expires)
                    from json_to_recordset(cast(?1 as json)) as l (hash text, subject text, action uuid, expires bigint)""")
                    .setParameter(1, JSON.writeValueAsString(links)).executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
