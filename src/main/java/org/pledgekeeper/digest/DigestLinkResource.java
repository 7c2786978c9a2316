package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;

/** What the links of a digest do, for mail programs and others that hold one. */
@ApplicationScoped
@Path("digest")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Tag(name = "Digest")
public class DigestLinkResource {
    @Inject
    private DigestLinks links;
    @Inject
    private AnswerDigest answerDigest;
    @Inject
    private StopDigest stopDigest;

    /** @param stage OPEN, USED, PASSED or GONE; only while it is OPEN can something be said through it */
    public record LinkShown(String stage, String organisation, String title, String state) {
        static LinkShown of(DigestLinks.Asked asked) {
            return new LinkShown(asked.stage().name(), asked.organisation(), asked.title(),
                    asked.state() == null ? null : asked.state().name());
        }
    }

    /** @param answer DONE, GOING or LATER */
    public record AnswerBody(String answer) {}

    @GET
    @Path("links/{secret}")
    @Operation(summary = "What a digest's link asks", description = "For anyone with a link; there is no account. Looking changes nothing.")
    public LinkShown link(@PathParam("secret") String secret) {
        return LinkShown.of(links.of(secret));
    }

    @POST
    @Path("links/{secret}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say through a digest's link how far its action has come",
            description = "Once. Later, or when the action stands otherwise by now, nothing changes, and stage says why.")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public LinkShown answer(@PathParam("secret") String secret, AnswerBody body) {
        DigestAnswer answer = body == null ? null : OneOf.chosen(DigestAnswer.class, "answer", body.answer());
        if (answer == null) {
            throw new Refused("answer", "Say DONE, GOING or LATER.");
        }
        answerDigest.answer(secret, answer);
        return LinkShown.of(links.of(secret));
    }

    @POST
    @Path("stop/{secret}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Stop a digest by email", description = "What mail programs send when someone unsubscribes (RFC 8058): "
            + "whatever its body says, nobody signed in, and again as often as they like.")
    @APIResponse(responseCode = "204", description = "No more come")
    @APIResponse(responseCode = "404", description = "No link has this secret")
    public void stop(@PathParam("secret") String secret) {
        if (!stopDigest.stop(secret)) {
            throw new NotFound();
        }
    }
}
