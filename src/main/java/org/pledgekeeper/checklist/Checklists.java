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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pledgekeeper.refusal.NotFound;

/**
 * The published editions, oldest first, read once from {@code checklists/*.yaml}; with each but the first the map to the
 * edition before it, and with the current one the short set for organisations with few staff.
 */
@ApplicationScoped
public class Checklists {
    private static final List<String> EDITIONS = List.of("2025.1", "2026.1");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule()).enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final Map<String, Edition> editions = new LinkedHashMap<>();
    private final Map<String, EditionMap> maps = new LinkedHashMap<>();
    private final Map<String, Set<String>> shortSets = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();

    private record ShortSet(String edition, Set<String> indicators) {}

    public Checklists() {
        for (int i = 0; i < EDITIONS.size(); i++) {
            String name = EDITIONS.get(i);
            editions.put(name, read(name, Edition.class));
            if (i > 0) {
                maps.put(name, read(name + ".map", EditionMap.class));
            }
        }
        shortSets.put(current().edition(), read(current().edition() + ".short-set", ShortSet.class).indicators());
    }

    private <T> T read(String name, Class<T> type) {
        try (InputStream file = Checklists.class.getResourceAsStream("/checklists/" + name + ".yaml")) {
            byte[] bytes = file.readAllBytes();
            digests.put(name, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            return YAML.readValue(bytes, type);
        } catch (IOException failure) {
            throw new UncheckedIOException("The checklist file " + name + " cannot be read", failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
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

    /** @return the indicator in the newest edition that has it */
    public Optional<Edition.Indicator> newest(String indicator) {
        return EDITIONS.stream().sorted(Comparator.reverseOrder()).map(editions::get).map(edition -> edition.indicator(indicator))
                .flatMap(Optional::stream).findFirst();
    }

    /** @return the commitment that the indicator belongs to, in the newest edition that has it */
    public Optional<Edition.Commitment> commitmentOf(String indicator) {
        return EDITIONS.stream().sorted(Comparator.reverseOrder()).map(editions::get).map(edition -> edition.commitmentOf(indicator))
                .flatMap(Optional::stream).findFirst();
    }

    /** @return ids of the indicators an organisation with few staff may keep to; all of them where the edition has no short set */
    public Set<String> shortSet(String edition) {
        return shortSets.getOrDefault(edition,
                new LinkedHashSet<>(edition(edition).indicators().stream().map(Edition.Indicator::id).toList()));
    }

    /**
     * @return where each indicator of the later edition came from in the earlier one, through all editions between
     * @throws NotFound when either was never published, or the first came before the second
     */
    public EditionMap map(String later, String earlier) {
        EditionMap map = EditionMap.identity(edition(later));
        while (!map.predecessor().equals(edition(earlier).edition())) {
            EditionMap step = maps.get(map.predecessor());
            if (step == null) {
                throw new NotFound();
            }
            map = map.after(step);
        }
        return map;
    }

    /** @return SHA-256 of each published file, by its name */
    Map<String, String> digests() {
        return digests;
    }
}
