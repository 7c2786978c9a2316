package org.pledgekeeper.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Level;

/**
 * A round with what it asks and its answers, loaded whole: what pages, the API, reports and the preview read.
 *
 * @param edition the edition's indicators that this round asks, as far as the reader may see them
 */
public record Review(Assessment round, Edition edition, Map<String, Answer> answers) {
    public UUID id() {
        return round.id();
    }

    public int number() {
        return round.number();
    }

    public boolean isOpen() {
        return round.isOpen();
    }

    /** @return "First review", "Second review" … as people say it */
    public String title() {
        return title(number());
    }

    /** @return the same for a review that is not loaded */
    public static String title(int number) {
        List<String> words = List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth");
        return number <= words.size() ? words.get(number - 1) + " review" : "Review " + number;
    }

    public Instant submittedAt() {
        return round.submittedAt();
    }

    public Answer answer(Indicator indicator) {
        return answers.getOrDefault(indicator.id(), Answer.none(indicator.id()));
    }

    public int answered(Commitment commitment) {
        return (int) commitment.indicators().stream().filter(indicator -> answer(indicator).isGiven()).count();
    }

    public int answered() {
        return edition.commitments().stream().mapToInt(this::answered).sum();
    }

    /** @return how many indicators have no answer of this round; carried ones that nobody has looked at are among them */
    public int open() {
        return edition.size() - answered();
    }

    /** @return how many answers were carried from the last round and wait to be confirmed or changed */
    public int carried() {
        return (int) edition.indicators().stream().filter(indicator -> answer(indicator).isCarried()).count();
    }

    public int carried(Commitment commitment) {
        return (int) commitment.indicators().stream().filter(indicator -> answer(indicator).isCarried()).count();
    }

    public Standing standing(Commitment commitment) {
        return standing(commitment.indicators());
    }

    /** @return the standing of these indicators taken together: a commitment's, a driver's or an agreed statement's */
    public Standing standing(List<Indicator> indicators) {
        return Standing.of(indicators.stream().map(indicator -> answer(indicator).counted()).filter(Objects::nonNull).toList(),
                indicators.size());
    }

    /** @return how many of the indicators have that level in this round; {@code null} counts those without an answer */
    public int count(List<Indicator> indicators, Level level) {
        return (int) indicators.stream().filter(indicator -> answer(indicator).counted() == level).count();
    }

    /** What signing off sends to the programme, exactly: nothing else leaves the workspace. The preview shows this same list. */
    public List<Sent> toSend() {
        return edition.commitments().stream().map(commitment -> new Sent(commitment, standing(commitment))).toList();
    }

    public record Sent(Commitment commitment, Standing standing) {}
}
