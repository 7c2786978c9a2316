package org.pledgekeeper.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.statement.Wording;
import org.pledgekeeper.web.Days;

/**
 * What an edition changes against the one before it, word by word: what the second person reads.
 *
 * @param asBefore how many items are as before in every word
 * @param parts what changes, in the order of the edition
 */
public record EditionChanges(int asBefore, List<Changed> parts) {

    /** An item or a commitment. @param kind how it came about, in words */
    public record Changed(String id, String title, String kind, List<Words> words) {}

    /** One of its texts, as it was and as it is. */
    public record Words(String label, List<Wording.Piece> pieces) {}

    public static EditionChanges of(WholeEdition draft, WholeEdition before) {
        Edition now = draft.edition();
        Edition then = before.edition();
        List<Changed> parts = new ArrayList<>();
        add(parts, new Changed("about", "The edition", "Its name and day", List.of(
                words("Title", then.title(), now.title()),
                words("Holds from", "", now.published() == null ? "" : Days.words(now.published())),
                words("Tags", tags(then), tags(now)))));
        for (Commitment commitment : now.commitments()) {
            then.commitment(commitment.id()).ifPresent(old -> add(parts, new Changed(commitment.id(), commitment.title(), "Commitment",
                    List.of(words("Title", old.title(), commitment.title()), words("Summary", old.summary(), commitment.summary()),
                            words("Order of what stays", order(old, commitment), order(commitment, old))))));
            commitment.indicators().forEach(one -> add(parts, item(one, draft, before)));
        }
        draft.map().retired().forEach(gone -> then.indicator(gone.id()).ifPresent(old -> parts.add(new Changed(gone.id(), old.text(),
                "Goes", List.of(words("Text", old.text(), ""), words("Why", "", gone.why()))))));
        long same = now.indicators().stream().filter(one -> parts.stream().noneMatch(part -> part.id().equals(one.id()))).count();
        return new EditionChanges((int) same, parts);
    }

    private static void add(List<Changed> parts, Changed part) {
        List<Words> changed = part.words().stream().filter(words -> words.pieces().stream().anyMatch(p -> p.kind() != Wording.Kind.KEPT))
                .toList();
        if (!changed.isEmpty()) {
            parts.add(new Changed(part.id(), part.title(), part.kind(), changed));
        }
    }

    private static Changed item(Indicator one, WholeEdition draft, WholeEdition before) {
        Origin origin = draft.map().indicators().getOrDefault(one.id(), new Origin(Kind.NEW, List.of()));
        List<Indicator> from = origin.from().stream().map(before.edition()::indicator).flatMap(java.util.Optional::stream).toList();
        boolean wasShort = before.shortSet() != null && from.stream().anyMatch(old -> before.shortSet().contains(old.id()));
        return new Changed(one.id(), one.text(), origin.change().getTitle(), List.of(
                words("Text", joined(from, Indicator::text), one.text()), words("Help", joined(from, Indicator::help), one.help()),
                words("What could show it", joined(from, Indicator::evidence), one.evidence()),
                words("Tags", joined(from, old -> tags(before.edition(), old)), tags(draft.edition(), one)),
                words("Short set", yes(wasShort), yes(draft.shortSet().contains(one.id())))));
    }

    private static String joined(List<Indicator> from, Function<Indicator, String> what) {
        return from.stream().map(what).distinct().collect(Collectors.joining(" "));
    }

    private static String tags(Edition edition, Indicator one) {
        return edition.tags(one).stream().sorted().collect(Collectors.joining(", "));
    }

    private static String tags(Edition edition) {
        Map<String, String> names = new TreeMap<>();
        edition.drivers().forEach(tag -> names.put(tag.id(), tag.name()));
        edition.agreedStatements().forEach(tag -> names.put(tag.id(), tag.name()));
        return String.join(", ", names.values());
    }

    private static String order(Commitment of, Commitment other) {
        Set<String> both = other.indicators().stream().map(Indicator::id).collect(Collectors.toSet());
        return of.indicators().stream().map(Indicator::id).filter(both::contains).collect(Collectors.joining(", "));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static Words words(String label, String before, String after) {
        return new Words(label, Wording.between(before, after));
    }
}
