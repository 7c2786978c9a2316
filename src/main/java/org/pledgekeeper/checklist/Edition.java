package org.pledgekeeper.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pledgekeeper.refusal.NotFound;

/** One edition of the checklist, as published: it never changes afterwards. Ids are stable across editions. */
public record Edition(String edition, String title, LocalDate published, List<Tag> drivers, List<Tag> agreedStatements,
        List<Commitment> commitments) {

    /** One of the pledge's five commitments. */
    public record Commitment(String id, int number, String title, String summary, List<Indicator> indicators) {}

    /** Something an organisation can place itself on the scale for; tagged with the drivers and agreed statements it supports. */
    public record Indicator(String id, String text, String help, String evidence, List<String> drivers, List<String> statements) {}

    public record Tag(String id, String name) {}

    public List<Indicator> indicators() {
        return commitments.stream().flatMap(commitment -> commitment.indicators().stream()).toList();
    }

    /** @param ids of commitments and indicators @return whether it has each of them */
    public boolean hasAll(Set<String> ids) {
        return ids.stream().allMatch(id -> indicator(id).isPresent() || commitment(id).isPresent());
    }

    public Optional<Indicator> indicator(String id) {
        return indicators().stream().filter(indicator -> indicator.id().equals(id)).findFirst();
    }

    /** @throws NotFound when it asks no such indicator */
    public void mustAsk(String indicator) {
        if (indicator(indicator).isEmpty()) {
            throw new NotFound();
        }
    }

    public Optional<Commitment> commitment(String id) {
        return commitments.stream().filter(commitment -> commitment.id().equals(id)).findFirst();
    }

    public Optional<Commitment> commitmentOf(String indicator) {
        return commitments.stream().filter(c -> c.indicators().stream().anyMatch(i -> i.id().equals(indicator))).findFirst();
    }

    /** @return what a commitment or an indicator says */
    public String words(String item) {
        return indicator(item).map(Indicator::text).or(() -> commitment(item).map(Commitment::title))
                .orElse("An item of an earlier review");
    }

    public int size() {
        return commitments.stream().mapToInt(commitment -> commitment.indicators().size()).sum();
    }

    /** @return this edition with those indicators only, and without commitments of which none is left */
    public Edition only(Predicate<Indicator> asked) {
        return new Edition(edition, title, published, drivers, agreedStatements, commitments.stream()
                .map(c -> new Commitment(c.id(), c.number(), c.title(), c.summary(), c.indicators().stream().filter(asked).toList()))
                .filter(c -> !c.indicators().isEmpty()).toList());
    }

    /** @return names of the indicator's drivers, then of its agreed statements */
    public List<String> tags(Indicator indicator) {
        return Stream.concat(
                drivers.stream().filter(tag -> indicator.drivers().contains(tag.id())),
                agreedStatements.stream().filter(tag -> indicator.statements().contains(tag.id()))).map(Tag::name).toList();
    }
}
