package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.assessment.ReviewsShown.AnswerBody;
import org.pledgekeeper.assessment.ReviewsShown.AnswerShown;
import org.pledgekeeper.assessment.ReviewsShown.AroundShown;
import org.pledgekeeper.assessment.ReviewsShown.AssessmentShown;
import org.pledgekeeper.assessment.ReviewsShown.CommentBody;
import org.pledgekeeper.assessment.ReviewsShown.ComparisonShown;
import org.pledgekeeper.assessment.ReviewsShown.CountsShown;
import org.pledgekeeper.assessment.ReviewsShown.OpenBody;
import org.pledgekeeper.assessment.ReviewsShown.PeopleBody;
import org.pledgekeeper.assessment.ReviewsShown.ReasonBody;
import org.pledgekeeper.assessment.ReviewsShown.RoundShown;
import org.pledgekeeper.assessment.ReviewsShown.SeenBody;
import org.pledgekeeper.assessment.ReviewsShown.SentShown;
import org.pledgekeeper.assessment.ReviewsShown.SeveralBody;
import org.pledgekeeper.assessment.ReviewsShown.SeveralShown;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/assessments")
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
    private OpenAssessment openAssessment;
    @Inject
    private AskShortSet askShortSet;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private CloseAssessment closeAssessment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private Previews previews;
    @Inject
    private ChoosePeopleCounts choosePeopleCounts;
    @Inject
    private AnswerSeveral answerSeveral;
    @Inject
    private UndoAnswers undoAnswers;
    @Inject
    private AnswerHistory answerHistory;
    @Inject
    private WriteComment writeComment;
    @Inject
    private RemoveComment removeComment;
    @Inject
    private AnswerIndicator answerIndicator;

    @GET
    @Operation(summary = "All reviews, newest first, without their answers")
    public List<RoundShown> all(@PathParam("slug") String slug) {
        tenant.enter(slug);
        return reviews.all().stream().map(RoundShown::of).toList();
    }

    @POST
    @Operation(summary = "Open a review: the first, or the next once the last is signed off",
            description = "Asking again while one is open changes nothing. The next one begins with last time's answers, marked CARRIED.")
    @APIResponse(responseCode = "200", description = "The review that is open now")
    @APIResponse(responseCode = "422", description = "The last review waits to be signed off")
    public AssessmentShown open(@PathParam("slug") String slug, OpenBody body) {
        tenant.enter(slug);
        openAssessment.open(body != null && body.shortSet());
        return current();
    }

    @GET
    @Path("current")
    @Operation(summary = "The latest review with all its answers")
    public AssessmentShown current(@PathParam("slug") String slug) {
        tenant.enter(slug);
        return current();
    }

    @GET
    @Path("{number}")
    @Operation(summary = "One review with all its answers")
    public AssessmentShown one(@PathParam("slug") String slug, @PathParam("number") int number) {
        tenant.enter(slug);
        return AssessmentShown.of(reviews.number(number));
    }

    @GET
    @Path("{number}/comparison")
    @Operation(summary = "A review beside the one before it, through the map between their editions")
    @APIResponse(responseCode = "404", description = "There is no such review, or none before it")
    public ComparisonShown comparison(@PathParam("slug") String slug, @PathParam("number") int number) {
        tenant.enter(slug);
        return ComparisonShown.of(reviews.sinceLast(number).orElseThrow(NotFound::new));
    }

    @GET
    @Path("current/preview")
    @Operation(
            summary = "What signing off would send to the programme: these lines, the sector, the day, the counts beside it, "
                    + "and nothing else")
    public List<SentShown> preview(@PathParam("slug") String slug) {
        tenant.enter(slug);
        return reviews.current().orElseThrow(NotFound::new).toSend().stream()
                .map(sent -> new SentShown(sent.commitment().id(), sent.commitment().title(),
                        sent.standing().name(), sent.standing().getTitle()))
                .toList();
    }

    @GET
    @Path("current/preview/counts")
    @Operation(summary = "The counts from the logs that signing off would send, word for word; for lead and champion",
            description = "people says whether counts of people go too. seen is what to send with the sign-off, so that exactly this goes.")
    public CountsShown counts(@PathParam("slug") String slug) {
        tenant.enter(slug);
        return CountsShown.of(previews.current());
    }

    @PUT
    @Path("current/preview/people")
    @Operation(summary = "Decide whether counts of people go with a review, this and later ones; for the lead")
    public CountsShown people(@PathParam("slug") String slug, PeopleBody body) {
        tenant.enter(slug);
        if (body == null || body.sent() == null) {
            throw new Refused("sent", "Say whether they are sent: true or false.");
        }
        choosePeopleCounts.choose(body.sent());
        return CountsShown.of(previews.current());
    }

    @GET
    @Path("{number}/sent")
    @Operation(summary = "The counts that went with a review when it was signed off; for lead and champion")
    public List<SentCount> sent(@PathParam("slug") String slug, @PathParam("number") int number) {
        tenant.enter(slug);
        return previews.sent(number);
    }

    @PUT
    @Path("current/short-set")
    @Operation(summary = "Keep the open review to the short set, or ask all items; every answer is kept")
    public AssessmentShown ask(@PathParam("slug") String slug, OpenBody body) {
        tenant.enter(slug);
        askShortSet.ask(body != null && body.shortSet());
        return current();
    }

    @POST
    @Path("current/submit")
    @Operation(summary = "Submit the open review to the lead; nothing is sent yet")
    @APIResponse(responseCode = "422", description = "It was submitted already")
    public AssessmentShown submit(@PathParam("slug") String slug) {
        tenant.enter(slug);
        submitAssessment.submit(reviews.current().orElseThrow(NotFound::new).id());
        return current();
    }

    @POST
    @Path("current/sign-off")
    @Operation(summary = "Sign the submitted review off, which sends what the preview shows",
            description = "With seen, as the preview of the counts says it, nothing is sent that would differ from what was shown.")
    @APIResponse(responseCode = "422",
            description = "It is still open, was signed off already, or something else would be sent than was seen")
    public AssessmentShown signOff(@PathParam("slug") String slug, SeenBody body) {
        tenant.enter(slug);
        signOffAssessment.signOff(reviews.current().orElseThrow(NotFound::new).id(), body == null ? null : body.seen());
        return current();
    }

    @POST
    @Path("current/close")
    @Operation(summary = "Close the signed-off review")
    public AssessmentShown close(@PathParam("slug") String slug) {
        tenant.enter(slug);
        closeAssessment.close();
        return current();
    }

    @POST
    @Path("current/reopen")
    @Operation(summary = "Open the latest review again, with a reason that colleagues see")
    @APIResponse(responseCode = "422", description = "It is open already, or the reason is missing or too long")
    public AssessmentShown reopen(@PathParam("slug") String slug, ReasonBody body) {
        tenant.enter(slug);
        reopenAssessment.reopen(body == null ? null : body.reason());
        return current();
    }

    @PUT
    @Path("current/answers")
    @Operation(summary = "Give several indicators the same level, or confirm what was carried",
            description = "Notes stay as they are. What someone else has changed meanwhile is left as they gave it, and listed.")
    public SeveralShown answerSeveral(@PathParam("slug") String slug, SeveralBody body) {
        tenant.enter(slug);
        return SeveralShown.of(answerSeveral.answer(body == null ? null : level(body.level()), indicators(body)));
    }

    @POST
    @Path("current/answers/undo")
    @Operation(summary = "Take the last change of one or several answers back",
            description = "What stood before stands again, with a new version. What someone else has changed meanwhile stays, and is "
                    + "listed.")
    public SeveralShown undo(@PathParam("slug") String slug, SeveralBody body) {
        tenant.enter(slug);
        return SeveralShown.of(undoAnswers.undo(indicators(body)));
    }

    private static Map<String, Integer> indicators(SeveralBody body) {
        return body == null || body.indicators() == null ? Map.of() : body.indicators();
    }

    @GET
    @Path("current/indicators/{indicatorId}")
    @Operation(summary = "What is around an indicator: evidence, comments, who looks after it, actions, and what a closed pulse heard")
    public AroundShown around(@PathParam("slug") String slug, @PathParam("indicatorId") String id) {
        tenant.enter(slug);
        Reviews.WithAround all = reviews.currentWithAround().orElseThrow(NotFound::new);
        Review review = all.review();
        Edition.Commitment commitment = review.edition().commitmentOf(id).orElseThrow(NotFound::new);
        Edition.Indicator indicator = review.edition().indicator(id).orElseThrow(NotFound::new);
        Around around = all.around();
        return new AroundShown(around.evidence(indicator), around.comments(indicator), around.assigned(commitment, indicator),
                around.actions(indicator),
                around.heard(indicator));
    }

    @GET
    @Path("current/answers/{indicatorId}/history")
    @Operation(summary = "What an answer has been in this review, newest first")
    public List<AnswerShown> history(@PathParam("slug") String slug, @PathParam("indicatorId") String indicator) {
        tenant.enter(slug);
        return answerHistory.of(indicator).stream().map(AnswerShown::of).toList();
    }

    @POST
    @Path("current/indicators/{indicatorId}/comments")
    @Operation(summary = "Comment on an indicator")
    public Around.Comment comment(@PathParam("slug") String slug, @PathParam("indicatorId") String indicator, CommentBody body) {
        tenant.enter(slug);
        return writeComment.write(body == null || body.id() == null ? UUID.randomUUID() : body.id(), indicator,
                body == null ? null : body.words());
    }

    @DELETE
    @Path("current/comments/{id}")
    @Operation(summary = "Take one's own comment away")
    @APIResponse(responseCode = "204", description = "Removed")
    public void removeComment(@PathParam("slug") String slug, @PathParam("id") UUID id) {
        tenant.enter(slug);
        removeComment.remove(id);
    }

    @PUT
    @Path("current/answers/{indicatorId}")
    @Operation(summary = "Save one answer",
            description = "version is the one you last read (0 where there was none). 409 carries the answer given meanwhile; its "
                    + "type is \""
                    + ApiProblems.OWN_CHANGE + "\" where the caller gave it.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Answered meanwhile; nothing was saved")
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
            AnswerShown theirs = AnswerShown.of(meanwhile.theirs(Answer.class));
            return meanwhile.isOwn() ? ApiProblems.meanwhile(ApiProblems.OWN_CHANGE, meanwhile.getMessage(), theirs)
                    : ApiProblems.meanwhile(meanwhile.getMessage(), theirs);
        }
    }

    private AssessmentShown current() {
        return AssessmentShown.of(reviews.current().orElseThrow(NotFound::new));
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
