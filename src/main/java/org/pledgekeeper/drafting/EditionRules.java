package org.pledgekeeper.drafting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Edition.Tag;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.checklist.EditionName;
import org.pledgekeeper.checklist.WholeEdition;

/** What an edition needs before it can be published: one set of rules for a draft, for YAML brought in, and for its approval. */
public final class EditionRules {
    private static final String ID = "[a-z]+(-[a-z]+)*";
    private static final int LONGEST_ID = 60;
    private static final int FEWEST_ITEMS = 3;
    private static final int MOST_ITEMS = 20;
    private static final String ABOUT = "about";

    private final WholeEdition draft;
    private final Edition before;
    private final Set<String> everAsked;
    private final List<Missing> missing = new ArrayList<>();

    /**
     * Something to mend.
     *
     * @param part of the draft, as {@link DraftPart#of} names it
     * @param field of that part
     * @param never whether the part cannot even be kept so
     */
    public record Missing(String part, String field, String words, boolean never) {}

    private EditionRules(WholeEdition draft, Edition before, Set<String> everAsked) {
        this.draft = draft;
        this.before = before;
        this.everAsked = everAsked;
    }

    /**
     * @param before the newest edition that was published
     * @param everAsked ids of the items of all editions so far
     * @return all that is to mend, in the order of the draft; empty for an edition that can be published
     */
    public static List<Missing> of(WholeEdition draft, Edition before, Set<String> everAsked, LocalDate today) {
        EditionRules rules = new EditionRules(draft, before, everAsked);
        rules.about(today);
        rules.frame();
        draft.edition().commitments().forEach(rules::commitment);
        rules.items();
        rules.goings();
        rules.shortSet();
        return rules.missing;
    }

    /** @return what of that part cannot be kept, by field */
    public static Map<String, String> refusals(List<Missing> missing, String part) {
        Map<String, String> refusals = new LinkedHashMap<>();
        missing.stream().filter(one -> one.never() && one.part().equals(part))
                .forEach(one -> refusals.putIfAbsent(one.field(), one.words()));
        return refusals;
    }

    private void about(LocalDate today) {
        String name = draft.edition().edition();
        if (!EditionName.isOne(name)) {
            never(ABOUT, "edition", "Please name the edition by its year and which one of that year it is, like 2027.1.");
        } else if (EditionName.OLDEST_FIRST.compare(name, before.edition()) <= 0) {
            say(ABOUT, "edition", "Edition " + before.edition() + " is published. Please give this one a later name, like "
                    + EditionName.next(before.edition()) + ".");
        }
        words(ABOUT, "title", "title of the edition", draft.edition().title(), 3, 80);
        if (draft.edition().published().isBefore(today)) {
            say(ABOUT, "published", "The day this edition holds from has passed. Please choose today or a later day.");
        } else if (draft.edition().published().isBefore(before.published())) {
            say(ABOUT, "published", "Edition " + before.edition() + " holds from a later day. Please choose that day or one after it.");
        }
        if (!draft.map().predecessor().equals(before.edition())) {
            say(ABOUT, "edition",
                    "This draft says where its items came from in edition " + draft.map().predecessor() + ", and the newest is "
                            + before.edition() + ". Please take it away as YAML, mend its map, and bring it in again.");
        }
    }

    private void frame() {
        if (!frame(draft.edition()).equals(frame(before))) {
            say(ABOUT, "title", "The five commitments stay, with their ids, their numbers and in their order: "
                    + String.join(", ", frame(before)) + ".");
        }
        if (!ids(draft.edition().drivers()).equals(ids(before.drivers()))
                || !ids(draft.edition().agreedStatements()).equals(ids(before.agreedStatements()))) {
            say(ABOUT, "title", "The drivers and the agreed statements stay, with their ids and in their order.");
        }
        Stream.concat(draft.edition().drivers().stream(), draft.edition().agreedStatements().stream())
                .forEach(tag -> words(ABOUT, "title", "name of the tag " + tag.id(), tag.name(), 3, 80));
    }

    private static List<String> frame(Edition edition) {
        return edition.commitments().stream().map(c -> c.number() + " " + c.id()).toList();
    }

    private static List<String> ids(List<Tag> tags) {
        return tags.stream().map(Tag::id).toList();
    }

    private void commitment(Commitment commitment) {
        String part = "commitments/" + commitment.id();
        words(part, "title", "title of commitment " + commitment.number(), commitment.title(), 3, 80);
        words(part, "summary", "summary of commitment " + commitment.number(), commitment.summary(), 15, 300);
        int items = commitment.indicators().size();
        if (items < FEWEST_ITEMS || items > MOST_ITEMS) {
            say(part, "newId", "“" + commitment.title() + "” has " + items + " items. Please give it " + FEWEST_ITEMS + " to " + MOST_ITEMS
                    + ".");
        }
    }

    private void items() {
        Set<String> ids = new HashSet<>(draft.edition().commitments().stream().map(Commitment::id).toList());
        Set<String> texts = new HashSet<>();
        for (Indicator item : draft.edition().indicators()) {
            String part = "items/" + item.id();
            if (!item.id().matches(ID) || item.id().length() > LONGEST_ID) {
                never(part, "newId",
                        "\"" + item.id() + "\" cannot be the short name of an item. Use small letters a to z and single hyphens,"
                                + " at most " + LONGEST_ID + ", for example le-listening.");
            }
            if (!ids.add(item.id())) {
                never(part, "newId", "The short name " + item.id() + " is given twice. Each item and commitment has one of its own.");
            }
            words(part, "text", "item " + item.id(), item.text(), 15, 250);
            words(part, "help", "help for " + item.id(), item.help(), 15, 800);
            words(part, "evidence", "“what could show it” of " + item.id(), item.evidence(), 15, 500);
            if (!item.text().isBlank() && !texts.add(item.text())) {
                say(part, "text", "Two items have the same words: “" + item.text() + "”");
            }
            tags(part, "drivers", "driver", item.id(), item.drivers(), draft.edition().drivers());
            tags(part, "statements", "agreed statement", item.id(), item.statements(), draft.edition().agreedStatements());
            origin(part, item, draft.map().indicators().get(item.id()));
        }
        draft.map().indicators().keySet().stream().filter(id -> draft.edition().indicator(id).isEmpty())
                .forEach(id -> say("retired", "retired", "The map speaks of " + id + ", which this edition does not ask."));
    }

    private void tags(String part, String field, String what, String id, List<String> chosen, List<Tag> all) {
        if (chosen.isEmpty()) {
            say(part, field, "Please tick at least one " + what + " for " + id + ".");
        }
        if (!ids(all).containsAll(chosen) || new HashSet<>(chosen).size() < chosen.size()) {
            never(part, field, "A tag of " + id + " is none of the " + what + "s there are, or is given twice.");
        }
    }

    private void origin(String part, Indicator item, Origin origin) {
        if (origin == null) {
            say(part, "change", "Please say where " + item.id() + " came from in edition " + before.edition() + ".");
            return;
        }
        List<String> from = origin.from();
        if (from.stream().anyMatch(id -> before.indicator(id).isEmpty()) || new HashSet<>(from).size() < from.size()) {
            never(part, "from", item.id() + " comes from something that edition " + before.edition() + " does not ask, or from one item"
                    + " twice.");
            return;
        }
        boolean fits = switch (origin.change()) {
            case NEW -> from.isEmpty();
            case MERGED -> from.size() > 1;
            default -> from.size() == 1;
        };
        if (!fits) {
            say(part, "from", item.id() + " is said to be “" + origin.change().getTitle() + "”. Please tick "
                    + (origin.change() == Kind.NEW ? "no earlier item." : origin.change() == Kind.MERGED
                            ? "the earlier items it was made of, two or more." : "the one earlier item it came from."));
        } else if (origin.isComparable()) {
            comparable(part, item, origin.change(), before.indicator(from.get(0)).orElseThrow());
        } else if (before.indicator(item.id()).isPresent() ? !from.contains(item.id()) : everAsked.contains(item.id())) {
            say(part, "change", "An earlier edition asked something called " + item.id()
                    + ". What is not that any more needs a short name of its own.");
        }
    }

    private void comparable(String part, Indicator item, Kind kind, Indicator earlier) {
        boolean sameWords = item.text().equals(earlier.text());
        if (!item.id().equals(earlier.id())) {
            say(part, "change", item.id() + " came from " + earlier.id() + " as the same thing. What stays the same keeps its short name.");
        } else if (kind == Kind.SAME && !sameWords) {
            say(part, "change",
                    "The words of " + item.id() + " are not as before. Please choose “Reworded”, if it still asks the same thing.");
        } else if (kind == Kind.REWORDED && sameWords) {
            say(part, "change", "The words of " + item.id() + " are as before. Please choose “As before”.");
        }
    }

    private void goings() {
        Set<String> from = draft.map().indicators().values().stream().flatMap(origin -> origin.from().stream()).collect(Collectors.toSet());
        Map<String, String> why = new LinkedHashMap<>();
        for (Retired gone : draft.map().retired()) {
            if (before.indicator(gone.id()).isEmpty() || from.contains(gone.id()) || why.put(gone.id(), gone.why()) != null) {
                say("retired", "retired", gone.id() + " cannot go: edition " + before.edition()
                        + " does not ask it, or an item of this edition came from it, or it is said twice.");
            }
        }
        before.indicators().stream().filter(one -> !from.contains(one.id()))
                .forEach(one -> words("retired", "why-" + one.id(), "reason why “" + one.text() + "” goes", why.getOrDefault(one.id(), ""),
                        10,
                        300));
    }

    private void shortSet() {
        draft.shortSet().stream().filter(id -> draft.edition().indicator(id).isEmpty())
                .forEach(id -> say(ABOUT, "title", "The short set has " + id + ", which this edition does not ask."));
        draft.edition().commitments().stream().filter(c -> c.indicators().stream().noneMatch(one -> draft.shortSet().contains(one.id())))
                .forEach(c -> say("commitments/" + c.id(), "newId", "Please choose at least one item of “" + c.title()
                        + "” for the short set."));
    }

    private void words(String part, String field, String what, String words, int shortest, int longest) {
        if (words.isBlank()) {
            say(part, field, "Please write the " + what + ".");
        } else if (words.length() < shortest) {
            say(part, field, "The " + what + " has only " + words.length() + " characters. Please say a little more.");
        } else if (words.length() > longest) {
            never(part, field, "The " + what + " has " + words.length() + " characters. Please use at most " + longest + ".");
        } else if (words.contains("<")) {
            say(part, field, "The " + what + " has the sign <. Please say it in words.");
        }
    }

    private void say(String part, String field, String words) {
        missing.add(new Missing(part, field, words, false));
    }

    private void never(String part, String field, String words) {
        missing.add(new Missing(part, field, words, true));
    }
}
