package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** Hands out the file of evidence to any member who may see it. */
@ApplicationScoped
@InTenant(help = false)
public class ReadEvidenceFile {
    @Inject
    private EvidenceUses uses;
    @Inject
    private EvidenceFiles files;

    /** A file as it is downloaded. */
    public record Download(String name, String mediaType, byte[] bytes) {
        /** The policy of a response that carries a file. */
        public static final String POLICY = "default-src 'none'; sandbox";

        /**
         * @return a header that has a browser save the file, never show it; the name after RFC 5987, and in plain letters for older
         * programs
         */
        public String disposition() {
            StringBuilder encoded = new StringBuilder();
            for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
                boolean plain = one >= '0' && one <= '9' || one >= 'A' && one <= 'Z' || one >= 'a' && one <= 'z' || one == '.' || one == '-'
                        || one == '_';
                encoded.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one));
            }
            return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._ -]", "_") + "\"; filename*=UTF-8''" + encoded;
        }
    }

    /** @throws NotFound when there is no such evidence, it is no file, or the caller may not see it */
    public Download read(UUID id) {
        Evidence evidence = uses.find(id, LockModeType.NONE);
        if (evidence.kind() != Evidence.Kind.FILE) {
            throw new NotFound();
        }
        return new Download(evidence.fileName(), evidence.fileType(), files.read(id));
    }
}
