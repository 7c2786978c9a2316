package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.pledgekeeper.tenant.InTenant;

/** With what a browser seals the entries that wait in it for a connection, so that nobody but their writer reads them (docs/adr/0042). */
@ApplicationScoped
@InTenant(help = false)
public class SealingKeys {
    private static final int BITS = 2048;

    @PersistenceContext
    private EntityManager em;

    /**
     * A key pair for RSA-OAEP with SHA-256.
     *
     * @param publicKey X.509 (SPKI), in base64 @param privateKey PKCS #8, in base64
     */
    public record Pair(String publicKey, String privateKey) {}

    /** @return the caller's own in this organisation, made when it is first asked for */
    public Pair own() {
        return found().stream().findFirst().orElseGet(() -> {
            KeyPair made = made();
            em.createNativeQuery("insert into sealing_key (public_key, private_key) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, base64(made.getPublic())).setParameter(2, base64(made.getPrivate())).executeUpdate();
            return found().get(0);
        });
    }

    @SuppressWarnings("unchecked")
    private List<Pair> found() {
        return em.createNativeQuery("select public_key, private_key from sealing_key where subject = current_person()").getResultStream()
                .map(row -> new Pair((String) ((Object[]) row)[0], (String) ((Object[]) row)[1])).toList();
    }

    private static KeyPair made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
