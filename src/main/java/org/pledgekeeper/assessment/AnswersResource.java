package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.assessment.ReviewsShown.AnswerBody;
import org.pledgekeeper.assessment.ReviewsShown.AnswerShown;
import org.pledgekeeper.assessment.ReviewsShown.SeveralBody;
import org.pledgekeeper.assessment.ReviewsShown.SeveralShown;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

/** The answers of the open review: given one by one or several at once, taken back, and what they have been. */
@ApplicationScoped
@Path("workspaces/{slug}/assessments/current/answers")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class AnswersResource {
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private AnswerSeveral answerSeveral;
    @Inject
    private UndoAnswers undoAnswers;
    @Inject
    private AnswerHistory answerHistory;

    @PUT
    @Path("{indicatorId}")
    @Operation(summary = "Save one answer",
            description = "version is the one you last read (0 where there was none). 409 carries the answer given meanwhile; its "
                    + "type is \"" + ApiProblems.OWN_CHANGE + "\" where the caller gave it.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Answered meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response answer(@PathParam("indicatorId") String indicator, AnswerBody body) {
        Sent.required(body, "level");
        try {
            return Response.ok(AnswerShown.of(answerIndicator.answer(indicator,
                    new Assessment.Given(level(body.level()), blankToNull(body.note()), blankToNull(body.changed())),
                    body.version()))).build();
        } catch (AnsweredMeanwhile meanwhile) {
            AnswerShown theirs = AnswerShown.of(meanwhile.theirs(Answer.class));
            return meanwhile.isOwn() ? ApiProblems.meanwhile(ApiProblems.OWN_CHANGE, meanwhile.getMessage(), theirs)
                    : ApiProblems.meanwhile(meanwhile.getMessage(), theirs);
        }
    }

    @PUT
    @Operation(summary = "Give several indicators the same level, or confirm what was carried",
            description = "Notes stay as they are. What someone else has changed meanwhile is left as they gave it, and listed.")
    public SeveralShown answerSeveral(SeveralBody body) {
        return SeveralShown.of(answerSeveral.answer(body == null ? null : level(body.level()), indicators(body)));
    }

    @POST
    @Path("undo")
    @Operation(summary = "Take the last change of one or several answers back",
            description = "What stood before stands again, with a new version. What someone else has changed meanwhile stays, and is "
                    + "listed.")
    public SeveralShown undo(SeveralBody body) {
        return SeveralShown.of(undoAnswers.undo(indicators(body)));
    }

    private static Map<String, Integer> indicators(SeveralBody body) {
        return body == null || body.indicators() == null ? Map.of() : body.indicators();
    }

    @GET
    @Path("{indicatorId}/history")
    @Operation(summary = "What an answer has been in this review, newest first")
    public List<AnswerShown> history(@PathParam("indicatorId") String indicator) {
        return answerHistory.of(indicator).stream().map(AnswerShown::of).toList();
    }

    /** @throws Refused for a code that is none of the seven */
    static Level level(String code) {
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
