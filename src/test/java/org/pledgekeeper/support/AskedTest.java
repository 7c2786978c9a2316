package org.pledgekeeper.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.refusal.Refused;

class AskedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void whatIsMissingTooLongOrUnknownIsNamedByField() {
        assertEquals(Set.of("subject", "words"), problems(new Asked(" ", null, null), false));
        assertEquals(Set.of("about"), problems(new Asked("Panels", "moon", "How?"), false));
        assertEquals(Set.of("words"), problems(new Asked("Panels", "LOG", "word ".repeat(301)), false));
        for (String about : new String[] {null, "", "LOG", "lived-experience", "le-listening"}) {
            assertEquals(Set.of(), problems(new Asked("Panels", about, "word ".repeat(300)), false), about);
        }
    }

    @Test
    void personalDataIsAskedAboutOnceAndCanStay() {
        Asked named = new Asked("Call 0131 496 0000", null, "Ann, ann@example.org");
        assertEquals(Set.of("subject", "words", "asWritten"), problems(named, false));
        assertEquals(Set.of(), problems(named, true));
    }

    @Test
    void whoeverWritesLastLeavesTheTurnToTheOtherAndOpensItAgain() {
        SupportRequest request = new SupportRequest(UUID.randomUUID(), new Asked("Panels", null, "How?"), "Lead", NOW);
        assertEquals(SupportRequest.State.OPEN, request.getState());
        request.written(true, NOW);
        assertEquals(SupportRequest.State.ANSWERED, request.getState());
        assertTrue(request.close(NOW));
        assertFalse(request.close(NOW));
        request.written(true, NOW);
        assertEquals(SupportRequest.State.ANSWERED, request.getState());
        request.written(false, NOW);
        assertEquals(SupportRequest.State.OPEN, request.getState());
    }

    private static Set<String> problems(Asked asked, boolean asWritten) {
        try {
            asked.check(new Checklists(), asWritten);
            return Set.of();
        } catch (Refused refused) {
            return refused.problems().keySet();
        }
    }
}
