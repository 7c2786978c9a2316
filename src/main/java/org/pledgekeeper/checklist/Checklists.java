package org.pledgekeeper.checklist;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.refusal.NotFound;

/** The editions that ship with the application, read once from {@code checklists/*.yaml}. */
@ApplicationScoped
public class Checklists {
    private static final List<String> EDITIONS = List.of("2026.1");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule()).enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final Map<String, Edition> editions = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();

    public Checklists() {
        for (String name : EDITIONS) {
            try (InputStream file = Checklists.class.getResourceAsStream("/checklists/" + name + ".yaml")) {
                byte[] bytes = file.readAllBytes();
                editions.put(name, YAML.readValue(bytes, Edition.class));
                digests.put(name, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            } catch (IOException failure) {
                throw new UncheckedIOException("The checklist edition " + name + " cannot be read", failure);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public Edition current() {
        return editions.get(EDITIONS.get(EDITIONS.size() - 1));
    }

    /** @throws NotFound for an edition that was never published */
    public Edition edition(String name) {
        Edition edition = editions.get(name);
        if (edition == null) {
            throw new NotFound();
        }
        return edition;
    }

    /** @return SHA-256 of each edition's file, by edition */
    Map<String, String> digests() {
        return digests;
    }
}
