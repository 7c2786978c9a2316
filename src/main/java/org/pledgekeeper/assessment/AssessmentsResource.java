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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.assessment.ReviewsShown.AssessmentShown;
import org.pledgekeeper.assessment.ReviewsShown.BesideItemShown;
import org.pledgekeeper.assessment.ReviewsShown.CommentBody;
import org.pledgekeeper.assessment.ReviewsShown.ComparisonShown;
import org.pledgekeeper.assessment.ReviewsShown.CountsShown;
import org.pledgekeeper.assessment.ReviewsShown.OpenBody;
import org.pledgekeeper.assessment.ReviewsShown.PeopleBody;
import org.pledgekeeper.assessment.ReviewsShown.ReasonBody;
import org.pledgekeeper.assessment.ReviewsShown.RoundShown;
import org.pledgekeeper.assessment.ReviewsShown.SeenBody;
import org.pledgekeeper.assessment.ReviewsShown.SentShown;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
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
    private WriteComment writeComment;
    @Inject
    private RemoveComment removeComment;

    @GET
    @Operation(summary = "All reviews, newest first, without their answers")
    public List<RoundShown> all() {
        return reviews.all().stream().map(RoundShown::of).toList();
    }

    @POST
    @Operation(summary = "Open a review: the first, or the next once the last is signed off",
            description = "Asking again while one is open changes nothing. The next one begins with last time's answers, marked CARRIED.")
    @APIResponse(responseCode = "200", description = "The review that is open now")
    @APIResponse(responseCode = "422", description = "The last review waits to be signed off")
    public AssessmentShown open(OpenBody body) {
        openAssessment.open(body != null && body.shortSet());
        return current();
    }

    @GET
    @Path("current")
    @Operation(summary = "The latest review with all its answers")
    public AssessmentShown current() {
        return AssessmentShown.of(reviews.current().orElseThrow(NotFound::new));
    }

    @GET
    @Path("{number}")
    @Operation(summary = "One review with all its answers")
    public AssessmentShown one(@PathParam("number") int number) {
        return AssessmentShown.of(reviews.number(number));
    }

    @GET
    @Path("{number}/comparison")
    @Operation(summary = "A review beside the one before it, through the map between their editions")
    @APIResponse(responseCode = "404", description = "There is no such review, or none before it")
    public ComparisonShown comparison(@PathParam("number") int number) {
        return ComparisonShown.of(reviews.sinceLast(number).orElseThrow(NotFound::new));
    }

    @GET
    @Path("current/preview")
    @Operation(
            summary = "What signing off would send to the programme, by commitment",
            description = "With these lines go sector, size, region, year of signing, the day, the counts beside it, and of each answered "
                    + "item its level and how long after the opening it was first answered (within a day, a week, 30 days, or after); "
                    + "nothing else.")
    public List<SentShown> preview() {
        return reviews.current().orElseThrow(NotFound::new).toSend().stream()
                .map(sent -> new SentShown(sent.commitment().id(), sent.commitment().title(),
                        sent.standing().name(), sent.standing().getTitle()))
                .toList();
    }

    @GET
    @Path("current/preview/counts")
    @Operation(summary = "The counts from the logs that signing off would send, word for word; for lead and champion",
            description = "people says whether counts of people go too. seen is what to send with the sign-off, so that exactly this goes.")
    public CountsShown counts() {
        return CountsShown.of(previews.current());
    }

    @PUT
    @Path("current/preview/people")
    @Operation(summary = "Decide whether counts of people go with a review, this and later ones; for the lead")
    public CountsShown people(PeopleBody body) {
        if (body == null || body.sent() == null) {
            throw new Refused("sent", "Say whether they are sent: true or false.");
        }
        choosePeopleCounts.choose(body.sent());
        return CountsShown.of(previews.current());
    }

    @GET
    @Path("{number}/sent")
    @Operation(summary = "The counts that went with a review when it was signed off; for lead and champion")
    public List<SentCount> sent(@PathParam("number") int number) {
        return previews.sent(number);
    }

    @PUT
    @Path("current/short-set")
    @Operation(summary = "Keep the open review to the short set, or ask all items; every answer is kept")
    public AssessmentShown ask(OpenBody body) {
        askShortSet.ask(body != null && body.shortSet());
        return current();
    }

    @POST
    @Path("current/submit")
    @Operation(summary = "Submit the open review to the lead; nothing is sent yet")
    @APIResponse(responseCode = "422", description = "It was submitted already")
    public AssessmentShown submit() {
        submitAssessment.submit(reviews.current().orElseThrow(NotFound::new).id());
        return current();
    }

    @POST
    @Path("current/sign-off")
    @Operation(summary = "Sign the submitted review off, which sends what the preview shows",
            description = "With seen, as the preview of the counts says it, nothing is sent that would differ from what was shown.")
    @APIResponse(responseCode = "422",
            description = "It is still open, was signed off already, or something else would be sent than was seen")
    public AssessmentShown signOff(SeenBody body) {
        signOffAssessment.signOff(reviews.current().orElseThrow(NotFound::new).id(), body == null ? null : body.seen());
        return current();
    }

    @POST
    @Path("current/close")
    @Operation(summary = "Close the signed-off review")
    public AssessmentShown close() {
        closeAssessment.close();
        return current();
    }

    @POST
    @Path("current/reopen")
    @Operation(summary = "Open the latest review again, with a reason that colleagues see")
    @APIResponse(responseCode = "422", description = "It is open already, or the reason is missing or too long")
    public AssessmentShown reopen(ReasonBody body) {
        reopenAssessment.reopen(body == null ? null : body.reason());
        return current();
    }

    @GET
    @Path("current/indicators/{indicatorId}")
    @Operation(summary = "What is beside an indicator: evidence, comments, who looks after it, actions, and what a closed pulse heard")
    public BesideItemShown beside(@PathParam("indicatorId") String id) {
        Reviews.WithBesideItems all = reviews.currentWithBesideItems().orElseThrow(NotFound::new);
        Review review = all.review();
        Edition.Commitment commitment = review.edition().commitmentOf(id).orElseThrow(NotFound::new);
        Edition.Indicator indicator = review.edition().indicator(id).orElseThrow(NotFound::new);
        BesideItems beside = all.beside();
        return new BesideItemShown(beside.evidence(indicator), beside.comments(indicator), beside.assigned(commitment, indicator),
                beside.actions(indicator),
                beside.heard(indicator));
    }

    @POST
    @Path("current/indicators/{indicatorId}/comments")
    @Operation(summary = "Comment on an indicator")
    public BesideItems.Comment comment(@PathParam("indicatorId") String indicator, CommentBody body) {
        return writeComment.write(body == null || body.id() == null ? UUID.randomUUID() : body.id(), indicator,
                body == null ? null : body.words());
    }

    @DELETE
    @Path("current/comments/{id}")
    @Operation(summary = "Take one's own comment away")
    @APIResponse(responseCode = "204", description = "Removed")
    public void removeComment(@PathParam("id") UUID id) {
        removeComment.remove(id);
    }
}
