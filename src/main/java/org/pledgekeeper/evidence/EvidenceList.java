package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** The current tenant's evidence and where it stands, for any member as far as they may see. */
@ApplicationScoped
@InTenant
public class EvidenceList {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private EvidenceUses uses;
    @Inject
    private Checklists checklists;

    /**
     * One piece of evidence and where it stands.
     *
     * @param usedOn in the current round
     * @param lastTime where it stood in the round before and no longer does, by the indicators of this one; empty while it stands anywhere
     * @param kept whether a submitted or earlier round used it, so that it cannot be removed
     */
    public record Item(Evidence evidence, List<Place> usedOn, List<Place> lastTime, boolean kept) {
        public boolean uses(String indicator) {
            return usedOn.stream().anyMatch(place -> place.indicator().id().equals(indicator));
        }
    }

    /** An indicator, in its commitment. */
    public record Place(Commitment commitment, Indicator indicator) {}

    /**
     * @param round the latest; empty before the first
     * @param asked what it asks, as far as the caller may see
     * @param items those out of date first, then by title
     */
    public record Gathered(Optional<Assessment> round, Edition asked, List<Item> items) {
        public boolean isOpen() {
            return round.filter(Assessment::isOpen).isPresent();
        }

        /** @return those in use, or not, whose day has passed */
        public List<Item> toLookAt() {
            return items.stream().filter(item -> item.evidence().isOutOfDate() && !isWaiting(item)).toList();
        }

        /** @return those that did not come along from the last round, because their day had passed */
        public List<Item> waiting() {
            return items.stream().filter(this::isWaiting).toList();
        }

        public List<Item> upToDate() {
            return items.stream().filter(item -> !item.evidence().isOutOfDate()).toList();
        }

        private boolean isWaiting(Item item) {
            return isOpen() && item.evidence().isOutOfDate() && !item.lastTime().isEmpty();
        }

        /** @throws NotFound when there is none the caller may see */
        public Item one(UUID id) {
            return items.stream().filter(item -> item.evidence().id().equals(id)).findFirst().orElseThrow(NotFound::new);
        }

        /** @return how many megabytes of files there are, of those the caller sees */
        public String megabytes() {
            return CheckedFile.megabytes(items.stream().map(item -> item.evidence().fileSize()).filter(size -> size != null)
                    .mapToLong(Integer::longValue).sum());
        }
    }

    /** @return everything there is; of the rounds, where it stands in the latest */
    public Gathered all() {
        Optional<Assessment> round = rounds.find();
        Edition asked = round.map(rounds::asked).orElseGet(() -> checklists.current().only(indicator -> false));
        Map<UUID, List<EvidenceUses.Use>> where = uses.all().stream().collect(Collectors.groupingBy(EvidenceUses.Use::evidence));
        boolean onlyTheirs = uses.isOnlyAssigned();
        List<Item> items = em.createQuery("select e from Evidence e order by lower(e.title), e.addedAt", Evidence.class).getResultStream()
                .filter(evidence -> !onlyTheirs || where.getOrDefault(evidence.id(), List.of()).stream().anyMatch(uses::isTheirs))
                .map(evidence -> item(evidence, where.getOrDefault(evidence.id(), List.of()), round, asked))
                .sorted(Comparator.comparing((Item item) -> !item.evidence().isOutOfDate())).toList();
        return new Gathered(round, asked, items);
    }

    private Item item(Evidence evidence, List<EvidenceUses.Use> where, Optional<Assessment> round, Edition asked) {
        int current = round.map(Assessment::number).orElse(0);
        Set<String> now = indicators(where, current);
        Set<String> before = indicators(where, current - 1);
        List<String> again = !now.isEmpty() || before.isEmpty() ? List.of() : CarriedEvidence.indicators(before, map(round.orElseThrow()));
        return new Item(evidence, places(asked, now), places(asked, Set.copyOf(again)),
                where.stream().anyMatch(use -> use.submitted() || use.number() < current));
    }

    private EditionMap map(Assessment round) {
        return checklists.map(round.edition(), round.previousEdition());
    }

    private static Set<String> indicators(List<EvidenceUses.Use> where, int number) {
        return where.stream().filter(use -> use.number() == number).map(EvidenceUses.Use::indicator).collect(Collectors.toSet());
    }

    private static List<Place> places(Edition asked, Set<String> indicators) {
        return asked.commitments().stream()
                .flatMap(commitment -> commitment.indicators().stream().filter(indicator -> indicators.contains(indicator.id()))
                        .map(indicator -> new Place(commitment, indicator)))
                .toList();
    }
}
