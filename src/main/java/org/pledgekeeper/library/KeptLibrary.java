package org.pledgekeeper.library;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.directory.ChangedSomewhere;
import org.pledgekeeper.directory.RenderedPages;

/**
 * The library in memory, by item: it is the same for every workspace, and read with every commitment. Read anew once it has changed: here
 * with the next page, on other nodes within a second and aside from any request (docs/adr/0050).
 */
@ApplicationScoped
public class KeptLibrary {
    @Inject
    private LibraryLinks links;
    @Inject
    private RenderedPages pages;
    private volatile Map<String, List<LibraryLink>> kept;

    /** Whoever asks it first has it watch for changes. */
    @PostConstruct
    void watch() {
        pages.before();
    }

    /** @return by the id of a commitment or an indicator, each by title */
    public Map<String, List<LibraryLink>> byItem() {
        Map<String, List<LibraryLink>> known = kept;
        if (known == null) {
            known = read();
            kept = known;
        }
        return known;
    }

    private Map<String, List<LibraryLink>> read() {
        return links.all().stream().collect(Collectors.groupingBy(LibraryLink::getItem));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) LibraryChanged changed) {
        kept = null;
    }

    /** Where it cannot be read now, the next page reads it. */
    void onChange(@Observes ChangedSomewhere changed) {
        try {
            kept = read();
        } catch (RuntimeException notNow) {
            kept = null;
            throw notNow;
        }
    }
}
