package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.NotTaken;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;

class ProblemTest {
    private static final String MET_ANOTHER =
            "Someone else changed the same thing at this very moment, so yours was not saved. Please look again, then try once more.";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Refused("name", "Enter a name."), 422, "Enter a name."),
                Arguments.of(new NotFound(), 404, "There is nothing at this address, or it is not open to you."),
                Arguments.of(new NotAllowed("Not your part."), 403, "Not your part."),
                Arguments.of(new Unavailable("Away for a moment.", null), 503, "Away for a moment."),
                Arguments.of(new OptimisticLockException("row 7"), 409,
                        "Someone else changed this a moment ago. Please look at the page again, then make your change."),
                Arguments.of(new SQLException("connection refused", "08001"), 503,
                        "The database is not answering just now. What you sent was not saved. Please try again in a minute."),
                Arguments.of(new SQLException("terminating connection", "57P01"), 503,
                        "The database is not answering just now. What you sent was not saved. Please try again in a minute."),
                Arguments.of(new SQLException("Error in allocating a connection. Cause: refused"), 503,
                        "The database is not answering just now. What you sent was not saved. Please try again in a minute."),
                Arguments.of(new SQLException("duplicate key value: secret words", "23505"), 409, MET_ANOTHER),
                Arguments.of(new SQLException("deadlock detected", "40P01"), 409, MET_ANOTHER),
                Arguments.of(new SQLException("could not serialize access", "40001"), 409, MET_ANOTHER),
                Arguments.of(new IdTaken(), 409,
                        "This id belongs to something else here already, so nothing was saved. Please send it again with a new id."),
                Arguments.of(NotTaken.tooSlow(), 408,
                        "What you sent did not arrive whole in time, so nothing was done. Please look at your connection, then try again."),
                Arguments.of(new SQLException("permission denied for table answer", "42501"), 500,
                        "Something went wrong on our side. It has been noted."),
                Arguments.of(new NullPointerException("secret words"), 500, "Something went wrong on our side. It has been noted."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isKindAndSaysNothingFromInside(Throwable failure, int status, String message) {
        assertEquals(new Problem(status, message, status == 422 ? Map.of("name", message) : Map.of()), Problem.of(failure));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isFoundHoweverDeepItLies(Throwable failure, int status, String message) {
        Problem problem = Problem.of(new ServletException("page failed", new PersistenceException("wrapped", failure)));
        assertEquals(status, problem.status());
        assertEquals(message, problem.message());
        assertFalse(problem.message().contains("secret"));
    }

    @Test
    void keepsTheOrderOfAForm() {
        Map<String, String> fields = new LinkedHashMap<>();
        List.of("name", "sector", "area", "size", "website").forEach(field -> fields.put(field, "Mend " + field + "."));
        Problem problem = Problem.of(new Refused(fields));
        assertEquals(List.copyOf(fields.keySet()), List.copyOf(problem.fields().keySet()));
        assertEquals("Mend name. Mend sector. Mend area. Mend size. Mend website.", problem.message());
    }

    @Test
    void endsOnFailuresThatCauseEachOther() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));
        assertEquals(500, assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Problem.of(first)).status());
    }
}
