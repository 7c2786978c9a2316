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

/** A round with its edition and answers, loaded whole: what pages, the API and the preview read. */
public record Review(UUID id, int number, Edition edition, Instant openedAt, Instant submittedAt, Map<String, Answer> answers) {
    public boolean isOpen() {
        return submittedAt == null;
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

    public int open() {
        return edition.size() - answered();
    }

    public Standing standing(Commitment commitment) {
        List<Level> levels = commitment.indicators().stream().map(indicator -> answer(indicator).level()).filter(Objects::nonNull).toList();
        return Standing.of(levels, commitment.indicators().size());
    }

    /** What submitting sends to the programme, exactly: nothing else leaves the workspace. The preview shows this same list. */
    public List<Sent> toSend() {
        return edition.commitments().stream().map(commitment -> new Sent(commitment, standing(commitment))).toList();
    }

    public record Sent(Commitment commitment, Standing standing) {
    }
}
