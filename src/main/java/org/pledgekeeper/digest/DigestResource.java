package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/digest")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class DigestResource {
    @Inject
    private Digests digests;
    @Inject
    private ChooseRhythm chooseRhythm;

    /** @param rhythm MONTHLY, FORTNIGHTLY or NONE */
    public record RhythmBody(String rhythm) {}

    /** @param action its id; null for planned involvement @param path inside the workspace */
    public record PlannedShown(UUID action, String title, String when, String path, boolean mayChange) {
        static PlannedShown of(Digest.Planned one) {
            return new PlannedShown(one.action(), one.title(), one.when(), one.path(), one.mayChange());
        }
    }

    /** @param path inside the workspace */
    public record LineShown(String words, String path) {
        static LineShown of(Digest.Line line) {
            return new LineShown(line.words(), line.path());
        }
    }

    /** @param more how many more are planned @param done what colleagues did within a month @param news what the programme announces */
    public record DigestShown(String rhythm, List<PlannedShown> planned, int more, List<LineShown> waiting, List<LineShown> done,
            List<LineShown> news) {
        static DigestShown of(Digests.Own own) {
            return new DigestShown(own.rhythm().name(), own.digest().planned().stream().map(PlannedShown::of).toList(),
                    own.digest().more(), own.digest().waiting().stream().map(LineShown::of).toList(),
                    own.digest().done().stream().map(LineShown::of).toList(),
                    own.digest().news().stream().map(one -> new LineShown(one.title(), "")).toList());
        }
    }

    @GET
    @Operation(summary = "Your digest: what is planned, what waits for you, what colleagues did, and how often it comes by email")
    public DigestShown own() {
        return DigestShown.of(digests.own());
    }

    @PUT
    @Operation(summary = "Choose how often your digest comes by email")
    @APIResponse(responseCode = "204", description = "It holds from the next one on")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public void choose(RhythmBody body) {
        if (body == null) {
            throw new Refused("rhythm", "Please send a JSON body with rhythm.");
        }
        chooseRhythm.choose(OneOf.chosen(Rhythm.class, "rhythm", body.rhythm()));
    }
}
