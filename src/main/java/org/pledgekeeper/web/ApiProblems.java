package org.pledgekeeper.web;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.refusal.ChangedMeanwhile;

/** Every failure of the API as problem+json. */
@Provider
public class ApiProblems implements ExceptionMapper<Exception> {
    /** The media type of an error. */
    public static final String TYPE = "application/problem+json";
    /** Type of a conflict with oneself: the same person has changed it since, in another tab. */
    public static final String OWN_CHANGE = "urn:pledgekeeper:problem:own-change";
    /** Type of a request from a page of one person in a browser where another has signed in since. */
    static final String NOT_YOUR_PAGE = "urn:pledgekeeper:problem:not-your-page";
    private static final String NO_TYPE = "about:blank";
    static final String UNREADABLE =
            "The body is not JSON of the form that /openapi describes. Please look for a missing quote, bracket or comma.";
    private static final Logger LOG = Logger.getLogger(ApiProblems.class.getName());

    /** The body of an error, after RFC 9457, with the message for each field that needs mending. */
    public record Body(String type, String title, int status, String detail, Map<String, String> fields) {}

    /** What a second editor is told: what stands by now, beside the problem. */
    public record Meanwhile(String type, String title, int status, String detail, Object theirs) {}

    /** @return 409, with what someone else has saved since */
    public static Response meanwhile(String detail, Object theirs) {
        return meanwhile(NO_TYPE, detail, theirs);
    }

    /** @return 409 of this type of problem, with what stands by now */
    public static Response meanwhile(String type, String detail, Object theirs) {
        return Response.status(Response.Status.CONFLICT).type(TYPE).entity(new Meanwhile(type, "Conflict", 409, detail, theirs)).build();
    }

    /** @return 200 with what was saved; or, where someone else was first, 409 with what stands by now */
    public static Response orTheirs(Supplier<?> change, Function<ChangedMeanwhile, ?> theirs) {
        try {
            return Response.ok(change.get()).build();
        } catch (ChangedMeanwhile meanwhile) {
            return meanwhile(meanwhile.getMessage(), theirs.apply(meanwhile));
        }
    }

    @Override
    public Response toResponse(Exception failure) {
        Problem problem = Problem.of(failure);
        if (failure instanceof WebApplicationException web && problem.status() == 500) {
            int status = web.getResponse().getStatus();
            if (status < 400) {
                return web.getResponse();
            }
            if (status != 400) {
                return body(status,
                        status == 404 ? "There is nothing at this address." : "This address does not take that request (" + status + ").",
                        Map.of());
            }
            return unreadable();
        }
        if (failure instanceof ProcessingException && problem.status() == 500) {
            return unreadable();
        }
        if (problem.status() == 500) {
            LOG.log(Level.SEVERE, "API request failed", failure);
        }
        Response answer = body(problem.status(), problem.message(), problem.fields());
        return problem.status() == 503 ? Response.fromResponse(answer).header("Retry-After", "30").build() : answer;
    }

    private static Response unreadable() {
        return body(400, UNREADABLE, Map.of());
    }

    public static Response body(int status, String detail, Map<String, String> fields) {
        return Response.status(status).type(TYPE).entity(problem(status, detail, fields)).build();
    }

    static Body problem(int status, String detail, Map<String, String> fields) {
        return problem(NO_TYPE, status, detail, fields);
    }

    static Body problem(String type, int status, String detail, Map<String, String> fields) {
        Response.StatusType known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Unprocessable content" : known.getReasonPhrase();
        return new Body(type, title, status, detail, fields.isEmpty() ? null : fields);
    }
}
