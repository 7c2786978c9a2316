package org.pledgekeeper.library;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;

/** What the programme recommends: beside an item, and all of it by commitment. */
@Named
@RequestScoped
public class LibraryPage {
    @Inject
    private KeptLibrary library;
    @Inject
    private Checklists checklists;
    private Map<String, List<LibraryLink>> byItem;
    private List<Shelf> shelves;

    /** What helps with one commitment. @param parts its items that something helps with */
    public record Shelf(Edition.Commitment commitment, List<LibraryLink> links, List<Part> parts) {}

    public record Part(Edition.Indicator indicator, List<LibraryLink> links) {}

    /** @return what helps with this commitment or indicator, by title */
    public List<LibraryLink> of(String item) {
        if (byItem == null) {
            byItem = library.byItem();
        }
        return byItem.getOrDefault(item, List.of());
    }

    /** @return the commitments that something helps with */
    public List<Shelf> getShelves() {
        if (shelves == null) {
            shelves = checklists.current().commitments().stream().map(this::shelf)
                    .filter(shelf -> !shelf.links().isEmpty() || !shelf.parts().isEmpty()).toList();
        }
        return shelves;
    }

    private Shelf shelf(Edition.Commitment commitment) {
        return new Shelf(commitment, of(commitment.id()), commitment.indicators().stream()
                .map(indicator -> new Part(indicator, of(indicator.id()))).filter(part -> !part.links().isEmpty()).toList());
    }
}
