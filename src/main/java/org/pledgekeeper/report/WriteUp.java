package org.pledgekeeper.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Comparison;
import org.pledgekeeper.assessment.Comparison.Line;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.web.Days;

/** Puts together what a report says of a review. */
public final class WriteUp {
    private WriteUp() {}

    /**
     * @param since the comparison with the review before; null for the first
     * @param earlier the edition of the review before, whole; null for the first
     */
    public static Report of(Report.Setting setting, Review review, Comparison since, Edition earlier, BesideItems beside,
            List<Report.Log> logs) {
        Assessment round = review.round();
        Edition edition = review.edition();
        Report.About about = new Report.About(Report.plain(setting.organisation()), setting.slug(), review.number(), review.title(),
                edition.edition(), edition.title(), round.state(), round.isShortSet(), setting.part(), day(round.openedAt()),
                day(round.submittedAt()), day(round.signedOffAt()), setting.today(), Report.plain(setting.statement()));
        Review before = since == null ? null : since.before();
        Report.Last last = before == null ? null
                : new Report.Last(before.number(), before.title(), before.round().edition(), day(before.round().openedAt()));
        List<Report.Item> items = edition.commitments().stream()
                .flatMap(c -> c.indicators().stream().map(i -> item(c.id(), i, review, since, earlier, beside, setting))).toList();
        List<Report.Group> commitments = edition.commitments().stream().map(c -> group(c.id(), c.title(), c.indicators(), review, before,
                before == null ? List.of() : before.edition().commitment(c.id()).map(Edition.Commitment::indicators).orElse(List.of())))
                .toList();
        List<Report.Group> drivers = edition.drivers().stream().map(tag -> group(tag.id(), tag.name(),
                tagged(edition, i -> i.drivers().contains(tag.id())), review, before, tagged(before, i -> i.drivers().contains(tag.id()))))
                .toList();
        List<Report.Group> statements = edition.agreedStatements().stream().map(tag -> group(tag.id(), tag.name(),
                tagged(edition, i -> i.statements().contains(tag.id())), review, before,
                tagged(before, i -> i.statements().contains(tag.id())))).toList();
        List<Report.NoLongerAsked> gone = since == null ? List.of() : since.retired().stream()
                .flatMap(one -> before.edition().indicator(one.id()).map(i -> new Report.NoLongerAsked(i.id(), i.text(), one.why()))
                        .stream())
                .toList();
        return new Report(about, last, commitments, notEmpty(drivers), notEmpty(statements), items, gone, logs, setting.logo());
    }

    private static List<Report.Group> notEmpty(List<Report.Group> groups) {
        return groups.stream().filter(group -> !group.items().isEmpty()).toList();
    }

    private static List<Indicator> tagged(Review review, java.util.function.Predicate<Indicator> has) {
        return review == null ? List.of() : tagged(review.edition(), has);
    }

    private static List<Indicator> tagged(Edition edition, java.util.function.Predicate<Indicator> has) {
        return edition.indicators().stream().filter(has).toList();
    }

    private static Report.Group group(String id, String title, List<Indicator> now, Review review, Review before, List<Indicator> then) {
        int notRelevant = review.count(now, Level.NOT_RELEVANT);
        int dontKnow = review.count(now, Level.DONT_KNOW);
        int notAnswered = review.count(now, null);
        Report.Counts counts = new Report.Counts(now.size(), now.size() - notRelevant - dontKnow - notAnswered, notRelevant, dontKnow,
                notAnswered, (int) now.stream().filter(i -> review.answer(i).isCarried()).count());
        return new Report.Group(id, title, review.standing(now), then.isEmpty() ? null : before.standing(then), counts,
                now.stream().map(Indicator::id).toList());
    }

    private static Report.Item item(String commitment, Indicator indicator, Review review, Comparison since, Edition earlier,
            BesideItems beside, Report.Setting setting) {
        Answer answer = review.answer(indicator);
        return new Report.Item(indicator.id(), commitment, indicator.text(), answer.counted(), answer.isCarried() ? answer.level() : null,
                answer.isGiven() || answer.isCarried() ? answer.origin() : null, since == null ? null : since(indicator, since, earlier),
                Report.plain(answer.note()), Report.plain(answer.changed()),
                beside.evidence(indicator).stream().map(one -> new Report.Evidence(Report.plain(one.title()), one.kind(),
                        one.kind().equals("FILE") ? setting.home() + "/evidence/" + one.id() + "/file" : Report.plain(one.link()),
                        Report.plain(one.words()), one.coversFrom(), one.coversTo(), one.reviewBy(), one.outOfDate(setting.today())))
                        .toList(),
                beside.actions(indicator).stream()
                        .map(one -> new Report.Action(Report.plain(one.title()), Report.plain(one.ownerRole()), one.dueMonth(),
                                State.valueOf(one.state())))
                        .toList(),
                beside.heard(indicator), names(review.edition().drivers(), indicator.drivers()),
                names(review.edition().agreedStatements(), indicator.statements()));
    }

    private static Report.Since since(Indicator indicator, Comparison comparison, Edition earlier) {
        Line line = comparison.line(indicator);
        List<Report.Earlier> from = new ArrayList<>();
        for (String id : comparison.map().indicators().get(indicator.id()).from()) {
            Indicator then = earlier.indicator(id).orElseThrow();
            from.add(new Report.Earlier(id, then.text(), comparison.before().answer(then).counted()));
        }
        return new Report.Since(line.kind(), from, line.change(), line.why());
    }

    private static List<String> names(List<Edition.Tag> tags, List<String> ids) {
        return tags.stream().filter(tag -> ids.contains(tag.id())).map(Edition.Tag::name).toList();
    }

    private static LocalDate day(Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, Days.SCOTLAND);
    }
}
