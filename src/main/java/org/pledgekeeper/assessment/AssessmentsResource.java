package org.pledgekeeper.assessment;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@Path("workspaces/{slug}/assessments/current")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class AssessmentsResource {
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Reviews reviews;
    @Inject
    private AnswerIndicator answerIndicator;

    /** @param level "0" to "4", "NOT_RELEVANT", "DONT_KNOW", or null while only a text is written */
    public record AnswerBody(String level, String note, String changed, int version) {
    }

    public record AnswerShown(String indicator, String level, String levelTitle, String note, String changed, String origin,
                              String answeredBy, Instant answeredAt, int version) {
        static AnswerShown of(Answer a) {
            return new AnswerShown(a.indicator(), a.level() == null ? null : a.level().getCode(), a.level() == null ? null : a.level().getTitle(),
                    a.note(), a.changed(), a.origin().name(), a.answeredBy(), a.answeredAt(), a.version());
        }
    }

    public record AssessmentShown(int number, String edition, Instant openedAt, Instant submittedAt, int indicators, int answered,
                                  List<AnswerShown> answers) {
    }

    /** What a second editor is told: the answer that stands, beside a problem. */
    public record Meanwhile(String type, String title, int status, String detail, AnswerShown theirs) {
    }

    @GET
    @Operation(summary = "The organisation's latest review with all its answers")
    public AssessmentShown current(@PathParam("slug") String slug) {
        tenant.enter(slug);
        Review review = reviews.current().orElseThrow(NotFound::new);
        return new AssessmentShown(review.number(), review.edition().edition(), review.round().openedAt(), review.submittedAt(),
                review.edition().size(), review.answered(), review.answers().values().stream().map(AnswerShown::of).toList());
    }

    @PUT
    @Path("answers/{indicatorId}")
    @Operation(summary = "Save one answer",
            description = "version is the one you last read (0 where there was none). 409 carries the answer someone else gave meanwhile.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Answered by someone else meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response answer(@PathParam("slug") String slug, @PathParam("indicatorId") String indicator, AnswerBody body) {
        tenant.enter(slug);
        if (body == null) {
            throw new Refused("level", "Please send the answer as a JSON body.");
        }
        try {
            return Response.ok(AnswerShown.of(answerIndicator.answer(indicator,
                    new Assessment.Given(level(body.level()), blankToNull(body.note()), blankToNull(body.changed())),
                    body.version()))).build();
        } catch (AnsweredMeanwhile meanwhile) {
            return Response.status(409).type(ApiProblems.TYPE)
                    .entity(new Meanwhile("about:blank", "Conflict", 409, meanwhile.getMessage(), AnswerShown.of(meanwhile.theirs()))).build();
        }
    }

    private static Level level(String code) {
        try {
            return code == null || code.isBlank() ? null : Level.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw new Refused("level", unknown.getMessage());
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
