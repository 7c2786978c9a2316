package org.pledgekeeper.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.EditionMap;

/** What the interface between programs takes and says of reviews. */
public final class ReviewsShown {
    private ReviewsShown() {}

    /** @param level "0" to "4", "NOT_RELEVANT", "DONT_KNOW", or null while only a text is written */
    public record AnswerBody(String level, String note, String changed, int version) {}

    public record AnswerShown(String indicator, String level, String levelTitle, String note, String changed, String origin,
            String answeredBy, Instant answeredAt, int version) {
        static AnswerShown of(Answer a) {
            return new AnswerShown(a.indicator(), a.level() == null ? null : a.level().getCode(),
                    a.level() == null ? null : a.level().getTitle(),
                    a.note(), a.changed(), a.origin().name(), a.answeredBy(), a.answeredAt(), a.version());
        }
    }

    public record RoundShown(int number, String title, String state, String edition, boolean shortSet, String openedBy, Instant openedAt,
            String submittedBy,
            Instant submittedAt, String signedOffBy, Instant signedOffAt, Instant closedAt, LocalDate nextDue) {
        static RoundShown of(Assessment a) {
            return new RoundShown(a.number(), Review.title(a.number()), a.state().name(), a.edition(), a.isShortSet(), a.openedBy(),
                    a.openedAt(), a.submittedBy(),
                    a.submittedAt(), a.signedOffBy(), a.signedOffAt(), a.closedAt(), a.nextDue());
        }
    }

    /**
     * @param indicators how many are asked; @param answered how many have an answer of this round; @param carried how many wait to be
     * confirmed or changed
     */
    public record AssessmentShown(int number, String edition, Instant openedAt, Instant submittedAt, RoundShown round, int indicators,
            int answered, int carried,
            List<AnswerShown> answers) {
        static AssessmentShown of(Review review) {
            Assessment round = review.round();
            return new AssessmentShown(round.number(), round.edition(), round.openedAt(), round.submittedAt(), RoundShown.of(round),
                    review.edition().size(),
                    review.answered(), review.carried(),
                    review.edition().indicators().stream().map(Edition.Indicator::id).map(review.answers()::get)
                            .filter(Objects::nonNull).map(AnswerShown::of).toList());
        }
    }

    /**
     * @param kind SAME, REWORDED, SPLIT, MERGED or NEW; @param change FURTHER, SAME, BACK, NEWLY_KNOWN or NOT_COMPARABLE; @param why why
     * not comparable
     */
    public record LineShown(String indicator, String kind, List<String> before, String now, String change, String why) {}

    public record ComparisonShown(RoundShown now, RoundShown before, List<LineShown> indicators, List<EditionMap.Retired> retired) {
        static ComparisonShown of(Comparison c) {
            return new ComparisonShown(RoundShown.of(c.now().round()), RoundShown.of(c.before().round()),
                    c.lines().stream().map(line -> new LineShown(
                            line.indicator().id(), line.kind().name(), line.before().stream().map(a -> a.level().getCode()).toList(),
                            line.now().counted() == null ? null : line.now().counted().getCode(), line.change().name(), line.why()))
                            .toList(),
                    c.retired());
        }
    }

    public record SentShown(String commitment, String title, String standing, String standingTitle) {}

    /** @param people whether counts of people are among those sent @param sent the counts that go @param kept those that stay */
    public record CountsShown(boolean people, String seen, List<SentCount> sent, List<SentCount> kept) {
        static CountsShown of(Preview preview) {
            return new CountsShown(preview.people(), preview.seen(), preview.sent(),
                    preview.counts().stream().filter(count -> !preview.sent().contains(count)).toList());
        }
    }

    public record PeopleBody(Boolean sent) {}

    public record SeenBody(String seen) {}

    /**
     * @param indicators each chosen indicator's id with the version last read (0 where there was none); @param level null confirms what was
     * carried
     */
    public record SeveralBody(String level, Map<String, Integer> indicators) {}

    public record SeveralShown(List<AnswerShown> saved, List<AnswerShown> changedMeanwhile) {
        static SeveralShown of(AnswerSeveral.Outcome outcome) {
            return new SeveralShown(outcome.saved().stream().map(AnswerShown::of).toList(),
                    outcome.changedMeanwhile().stream().map(AnswerShown::of).toList());
        }
    }

    public record OpenBody(boolean shortSet) {}

    public record ReasonBody(String reason) {}

    /** @param id made by the writer, so that sending it twice writes it once */
    public record CommentBody(UUID id, String words) {}

    public record BesideItemShown(List<BesideItems.EvidenceShown> evidence, List<BesideItems.Comment> comments,
            List<BesideItems.Assigned> assigned,
            List<BesideItems.ActionShown> actions,
            List<BesideItems.Heard> heard) {}
}
