package org.pledgekeeper.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Edition.Tag;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.typed.OneLine;

/**
 * An edition with all that is published beside it.
 *
 * @param map how its indicators came from those of the edition before
 * @param shortSet ids of the indicators an organisation with few staff may keep to
 */
public record WholeEdition(Edition edition, EditionMap map, Set<String> shortSet) {

    /** @return what a draft begins as: the same in every word, under another name and for another day */
    public static WholeEdition after(Edition before, Set<String> shortSet, String name, LocalDate published) {
        Edition next = new Edition(name, before.title(), published, before.drivers(), before.agreedStatements(), before.commitments());
        EditionMap same = EditionMap.identity(before);
        return new WholeEdition(next, new EditionMap(name, before.edition(), same.indicators(), List.of()), new LinkedHashSet<>(shortSet));
    }

    public WholeEdition with(List<Commitment> commitments) {
        return new WholeEdition(new Edition(edition.edition(), edition.title(), edition.published(), edition.drivers(),
                edition.agreedStatements(), commitments), map, shortSet);
    }

    public WholeEdition with(Map<String, Origin> origins, List<Retired> retired) {
        return new WholeEdition(edition, new EditionMap(edition.edition(), map.predecessor(), origins, retired), shortSet);
    }

    public WholeEdition withShortSet(Set<String> chosen) {
        return new WholeEdition(edition, map, chosen);
    }

    /** @return the same, with every text as one line; blank where nothing was typed */
    public WholeEdition tidy() {
        Edition lines = new Edition(line(edition.edition()), line(edition.title()), edition.published(), tags(edition.drivers()),
                tags(edition.agreedStatements()), edition.commitments().stream()
                        .map(c -> new Commitment(line(c.id()), c.number(), line(c.title()), line(c.summary()),
                                c.indicators().stream().map(WholeEdition::lines).toList()))
                        .toList());
        Map<String, Origin> origins = new LinkedHashMap<>();
        map.indicators().forEach((id, origin) -> origins.put(line(id), new Origin(origin.change(), lines(origin.from()))));
        return new WholeEdition(lines, new EditionMap(line(map.edition()), line(map.predecessor()), origins,
                map.retired().stream().map(gone -> new Retired(line(gone.id()), line(gone.why()))).toList()),
                new LinkedHashSet<>(lines(shortSet)));
    }

    private static Indicator lines(Indicator one) {
        return new Indicator(line(one.id()), line(one.text()), line(one.help()), line(one.evidence()), lines(one.drivers()),
                lines(one.statements()));
    }

    private static List<Tag> tags(List<Tag> tags) {
        return tags.stream().map(tag -> new Tag(line(tag.id()), line(tag.name()))).toList();
    }

    private static List<String> lines(Collection<String> texts) {
        return texts.stream().map(WholeEdition::line).toList();
    }

    private static String line(String text) {
        String line = OneLine.of(text);
        return line == null ? "" : line;
    }
}
