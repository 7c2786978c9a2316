package org.pledgekeeper.checklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Days;

/**
 * The published editions, oldest first: those of {@code checklists/*.yaml}, which are read once, then those that were published from the
 * product and whose day has come. With each but the first there is the map to the edition before it, and a short set for organisations
 * with few staff.
 */
@ApplicationScoped
public class Checklists {
    private static final List<String> FILES = List.of("2025.1", "2026.1");

    private volatile Known known = new Known(new TreeMap<>(EditionName.OLDEST_FIRST), new LinkedHashMap<>(), new LinkedHashMap<>(),
            new LinkedHashMap<>());

    /** Never changed once it is shown: who reads it while another edition comes goes on with what they have. */
    private record Known(TreeMap<String, Edition> editions, Map<String, EditionMap> maps, Map<String, Set<String>> shortSets,
            Map<String, String> digests) {
        Known copy() {
            return new Known(new TreeMap<>(editions), new LinkedHashMap<>(maps), new LinkedHashMap<>(shortSets),
                    new LinkedHashMap<>(digests));
        }
    }

    public Checklists() {
        for (int i = 0; i < FILES.size(); i++) {
            String name = FILES.get(i);
            known.editions.put(name, file(name, Edition.class));
            if (i > 0) {
                known.maps.put(name, file(name + ".map", EditionMap.class));
            }
        }
        String newest = known.editions.lastKey();
        known.shortSets.put(newest, file(newest + ".short-set", EditionYaml.ShortSet.class).indicators());
    }

    private <T> T file(String name, Class<T> type) {
        try (InputStream file = Checklists.class.getResourceAsStream("/checklists/" + name + ".yaml")) {
            byte[] bytes = file.readAllBytes();
            known.digests.put(name, digest(bytes));
            return EditionYaml.read(bytes, type);
        } catch (IOException failure) {
            throw new UncheckedIOException("The checklist file " + name + " cannot be read", failure);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes in editions that were published from the product; those it has already stay as they are. */
    synchronized void adopt(Collection<EditionYaml.Texts> published) {
        Known more = known.copy();
        for (EditionYaml.Texts texts : published) {
            WholeEdition whole = EditionYaml.read(texts.together());
            String name = whole.edition().edition();
            if (!more.editions.containsKey(name)) {
                more.editions.put(name, whole.edition());
                more.maps.put(name, whole.map());
                more.shortSets.put(name, whole.shortSet());
                more.digests.putAll(digests(name, texts));
            }
        }
        known = more;
    }

    void onPublished(@Observes(during = TransactionPhase.AFTER_SUCCESS) EditionPublished published) {
        adopt(List.of(published.texts()));
    }

    private static boolean holds(Edition edition) {
        return FILES.contains(edition.edition()) || !edition.published().isAfter(LocalDate.now(Days.SCOTLAND));
    }

    private <T> Optional<T> inTheNewest(Function<Edition, Optional<T>> what) {
        return known.editions.descendingMap().values().stream().filter(Checklists::holds).map(what).flatMap(Optional::stream).findFirst();
    }

    /** @return the newest edition whose day has come */
    public Edition current() {
        return inTheNewest(Optional::of).orElseThrow();
    }

    /** @return the edition that held on that day; the first of all where none did yet, and the current one for a day that is to come */
    public Edition heldOn(LocalDate day) {
        return inTheNewest(edition -> Optional.of(edition).filter(one -> !one.published().isAfter(day)))
                .orElseGet(() -> known.editions.firstEntry().getValue());
    }

    /** @return the newest edition that was published, whether its day has come or not: the next one follows it */
    public Edition newest() {
        return known.editions.lastEntry().getValue();
    }

    /** @return the newest with all that belongs to it */
    public WholeEdition wholeNewest() {
        Edition newest = newest();
        return new WholeEdition(newest, known.maps.get(newest.edition()), known.shortSets.get(newest.edition()));
    }

    /** @return editions that were published and whose day has not come, the earliest first */
    public List<Edition> coming() {
        return known.editions.values().stream().filter(edition -> !holds(edition)).toList();
    }

    /** @throws NotFound for an edition that was never published, or whose day has not come */
    public Edition edition(String name) {
        Edition edition = EditionName.isOne(name) ? known.editions.get(name) : null;
        if (edition == null || !holds(edition)) {
            throw new NotFound();
        }
        return edition;
    }

    /** @return the indicator in the newest edition that has it */
    public Optional<Edition.Indicator> newest(String indicator) {
        return inTheNewest(edition -> edition.indicator(indicator));
    }

    /** @return the commitment that the indicator belongs to, in the newest edition that has it */
    public Optional<Edition.Commitment> commitmentOf(String indicator) {
        return inTheNewest(edition -> edition.commitmentOf(indicator));
    }

    /** @return ids of all indicators that any edition has had, also one that is coming */
    public Set<String> everAsked() {
        Set<String> ids = new LinkedHashSet<>();
        known.editions.values().forEach(edition -> edition.indicators().forEach(one -> ids.add(one.id())));
        return ids;
    }

    /** @return ids of the indicators an organisation with few staff may keep to; all of them where the edition has no short set */
    public Set<String> shortSet(String edition) {
        return known.shortSets.getOrDefault(edition,
                new LinkedHashSet<>(edition(edition).indicators().stream().map(Edition.Indicator::id).toList()));
    }

    /**
     * @return where each indicator of the later edition came from in the earlier one, through all editions between
     * @throws NotFound when either was never published, or the first came before the second
     */
    public EditionMap map(String later, String earlier) {
        EditionMap map = EditionMap.identity(edition(later));
        while (!map.predecessor().equals(edition(earlier).edition())) {
            EditionMap step = known.maps.get(map.predecessor());
            if (step == null) {
                throw new NotFound();
            }
            map = map.after(step);
        }
        return map;
    }

    /** @return SHA-256 of each text that was published, by its name */
    Map<String, String> digests() {
        return known.digests;
    }

    /** @return the same of an edition that is about to be published */
    public static Map<String, String> digests(String edition, EditionYaml.Texts texts) {
        return Map.of(edition, digest(texts.edition().getBytes(StandardCharsets.UTF_8)),
                edition + ".map", digest(texts.map().getBytes(StandardCharsets.UTF_8)),
                edition + ".short-set", digest(texts.shortSet().getBytes(StandardCharsets.UTF_8)));
    }
}
