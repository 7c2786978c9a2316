package org.pledgekeeper.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;

/**
 * An indicator with all that stands beside it.
 *
 * @param number its place among the {@code of} items of its commitment, from 1
 * @param signs short words on it: who looks after it, whether it is new or reworded
 * @param earlier what was asked last time, where that was something else
 */
public record ItemShown(Commitment commitment, Indicator indicator, Answer answer, List<String> tags, List<String> signs, String earlier,
        List<BesideItems.EvidenceShown> evidence, List<BesideItems.Comment> comments, List<BesideItems.ActionShown> actions,
        List<BesideItems.Heard> heard, List<BesideItems.EntryShown> entries, boolean mine, boolean weak, int number, int of) {
    public int talk() {
        return comments.size() + actions.size() + entries.size();
    }

    static ItemShown with(Reviews.WithBesideItems all, Commitment commitment, Indicator indicator, EditionMap map, Checklists checklists) {
        Review review = all.review();
        BesideItems beside = all.beside();
        Answer answer = review.answer(indicator);
        List<BesideItems.Assigned> assigned = beside.assigned(commitment, indicator);
        Origin origin = map.indicators().get(indicator.id());
        List<String> signs = new ArrayList<>();
        if (origin.change() != Kind.SAME) {
            signs.add(origin.change().getTitle());
        }
        if (!assigned.isEmpty()) {
            signs.add("With " + assigned.stream().map(who -> who.me() ? "you" : who.name()).collect(Collectors.joining(", ")));
        }
        String earlier = origin.isComparable() || origin.from().isEmpty() ? null : "Last time this was asked as: "
                + origin.from().stream().map(id -> checklists.edition(map.predecessor()).indicator(id).orElseThrow().text())
                        .map(text -> "“" + text + "”")
                        .collect(Collectors.joining(" and "));
        return new ItemShown(commitment, indicator, answer, review.edition().tags(indicator), signs, earlier, beside.evidence(indicator),
                beside.comments(indicator), beside.actions(indicator), beside.heard(indicator), beside.entries(indicator),
                beside.mine(commitment, indicator), beside.weak(indicator, answer),
                commitment.indicators().indexOf(indicator) + 1, commitment.indicators().size());
    }
}
