package org.pledgekeeper.web;

import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.NotTaken;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.refusal.Unreadable;

/** What a failure means to the person or program that met it. The one place where failures become statuses and words. */
public record Problem(int status, String message, Map<String, String> fields) {
    private static final int DEEPEST = 30;
    /** Two at once: not unique, a deadlock, not serializable, a row another one was made to need, a lock not to be had. */
    private static final Set<String> MET_ANOTHER = Set.of("23505", "40P01", "40001", "23503", "55P03");

    public static Problem of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return new Problem(422, refused.getMessage(), refused.problems());
            }
            if (cause instanceof NotTaken notTaken) {
                return new Problem(notTaken.status(), notTaken.getMessage(), Map.of());
            }
            if (cause instanceof Unreadable unreadable) {
                return new Problem(400, unreadable.getMessage(), unreadable.problems());
            }
            if (cause instanceof NotFound) {
                return new Problem(404, cause.getMessage(), Map.of());
            }
            if (cause instanceof IdTaken) {
                return new Problem(409, cause.getMessage(), Map.of());
            }
            if (cause instanceof NotAllowed) {
                return new Problem(403, cause.getMessage(), Map.of());
            }
            if (cause instanceof Unavailable) {
                return new Problem(503, cause.getMessage(), Map.of());
            }
            if (cause instanceof ViewExpiredException || String.valueOf(cause.getMessage()).startsWith("Unable to restore view")) {
                return new Problem(409, "This page had been open for a long time and has to be loaded again. What is saved is safe.",
                        Map.of());
            }
            if (cause instanceof OptimisticLockException) {
                return new Problem(409, "Someone else changed this a moment ago. Please look at the page again, then make your change.",
                        Map.of());
            }
            if (cause instanceof SQLException sql && MET_ANOTHER.contains(String.valueOf(sql.getSQLState()))) {
                return new Problem(409,
                        "Someone else changed the same thing at this very moment, so yours was not saved. Please look again, then try "
                                + "once more.",
                        Map.of());
            }
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57"))
                    || String.valueOf(cause.getMessage()).contains("Error in allocating a connection")) {
                return new Problem(503,
                        "The database is not answering just now. What you sent was not saved. Please try again in a minute.", Map.of());
            }
        }
        return new Problem(500, "Something went wrong on our side. It has been noted.", Map.of());
    }
}
