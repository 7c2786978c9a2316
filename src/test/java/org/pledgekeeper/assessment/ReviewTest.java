package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;

class ReviewTest {
    private static final Edition EDITION = new Checklists().current();

    @Test
    void sendsOneStandingForEachCommitmentAndNothingElse() {
        Review review = review(Map.of("cl-vision", answer("cl-vision", Level.SUSTAINED)));
        assertEquals(EDITION.commitments(), review.toSend().stream().map(Review.Sent::commitment).toList());
        assertEquals(List.of("commitment", "standing"),
                List.of(Review.Sent.class.getRecordComponents()).stream().map(component -> component.getName()).toList());
        EDITION.commitments().forEach(commitment -> assertEquals(Standing.NOT_ENOUGH, review.standing(commitment)));
    }

    @Test
    void standsWhereItsAnswersStand() {
        Map<String, Answer> answers = new HashMap<>();
        EDITION.commitments().get(1).indicators().forEach(i -> answers.put(i.id(), answer(i.id(), Level.MOST_AREAS)));
        List<Standing> sent = review(answers).toSend().stream().map(Review.Sent::standing).toList();
        assertEquals(List.of(Standing.NOT_ENOUGH, Standing.MOST_AREAS, Standing.NOT_ENOUGH, Standing.NOT_ENOUGH, Standing.NOT_ENOUGH),
                sent);
    }

    @Test
    void countsOnlyIndicatorsWithALevelAsAnswered() {
        Review review =
                review(Map.of("le-listening", answer("le-listening", null), "le-involvement", answer("le-involvement", Level.DONT_KNOW)));
        assertEquals(1, review.answered());
        assertEquals(35, review.open());
        assertEquals(1, review.answered(EDITION.commitments().get(0)));
        assertFalse(review.answer(EDITION.commitments().get(0).indicators().get(2)).isGiven());
        assertEquals(0, review.answer(EDITION.commitments().get(0).indicators().get(2)).version());
    }

    private static Review review(Map<String, Answer> answers) {
        return new Review(new Assessment(1, EDITION.edition(), false, "Morag", Instant.EPOCH), EDITION, answers);
    }

    private static Answer answer(String indicator, Level level) {
        return new Answer(indicator, level, "a note", "a change", Answer.Origin.GIVEN, null, "Morag", Instant.EPOCH, 1);
    }
}
