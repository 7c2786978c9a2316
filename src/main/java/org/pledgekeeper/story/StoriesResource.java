package org.pledgekeeper.story;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.story.StoriesShown.CopyBody;
import org.pledgekeeper.story.StoriesShown.InviteBody;
import org.pledgekeeper.story.StoriesShown.Invited;
import org.pledgekeeper.story.StoriesShown.NewsBody;
import org.pledgekeeper.story.StoriesShown.OneShown;
import org.pledgekeeper.story.StoriesShown.ShareBody;
import org.pledgekeeper.story.StoriesShown.StoryShown;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/stories")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class StoriesResource {
    @Inject
    private Stories stories;
    @Inject
    private InviteTeller inviteTeller;
    @Inject
    private ShowStory showStory;
    @Inject
    private StopSharing stopSharing;
    @Inject
    private RecordCopy recordCopy;
    @Inject
    private RecallCopy recallCopy;
    @Inject
    private TellWhatCame tellWhatCame;
    @Inject
    private TakeStoryAway takeStoryAway;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    @GET
    @Operation(summary = "The stories you may see",
            description = "At most 200, newest first. None is open data: what is copied cannot be withdrawn.")
    public List<StoryShown> all() {
        return stories.all().stream().map(StoryShown::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One story, as far as you may see it")
    public OneShown one(@PathParam("id") UUID id) {
        Stories.One one = stories.one(id);
        return new OneShown(StoryShown.of(one.shown()), one.copies(), one.ledger(), one.news());
    }

    @POST
    @Operation(summary = "Make a private link for someone to tell a story",
            description = "For leads and champions. The link is not told again.")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Invited invite(InviteBody body) {
        return new Invited(baseUrl + "/story/" + inviteTeller.invite(null, body == null ? null : body.words()));
    }

    @POST
    @Path("{id}/share")
    @Operation(summary = "Show a story somewhere its teller agreed to",
            description = "INSIDE and TRAINING for leads and champions; PROGRAMME and PUBLIC for leads. The programme reviews what "
                    + "is to be public.")
    @APIResponse(responseCode = "422", description = "The teller has not agreed to this, or the note needs mending")
    public void share(@PathParam("id") UUID id, ShareBody body) {
        showStory.show(id, channel(body), body.note());
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stop showing a story somewhere", description = "For leads and champions. It is gone there at once.")
    public void stop(@PathParam("id") UUID id, ShareBody body) {
        stopSharing.stop(id, channel(body));
    }

    @PUT
    @Path("{id}/copies/{copy}")
    @Operation(summary = "Write down a copy that is printed, exported or handed out", description = "For leads and champions.")
    public void copy(@PathParam("id") UUID id, @PathParam("copy") UUID copy, CopyBody body) {
        CopyBody given = Sent.required(body, "body");
        recordCopy.record(copy, id,
                new RecordCopy.Copy(OneOf.chosen(RecordCopy.How.class, "how", given.how()), given.toWhom(), given.forWhat()));
    }

    @POST
    @Path("{id}/copies/{copy}/recalled")
    @Operation(summary = "Note that a copy came back or is destroyed", description = "For leads and champions.")
    public void recalled(@PathParam("id") UUID id, @PathParam("copy") UUID copy) {
        recallCopy.recalled(id, copy);
    }

    @PUT
    @Path("{id}/news/{news}")
    @Operation(summary = "Tell the person behind a story what came of it", description = "For leads and champions.")
    public void news(@PathParam("id") UUID id, @PathParam("news") UUID news, NewsBody body) {
        tellWhatCame.tell(id, news, Sent.required(body, "body").words());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Take a story away for its teller", description = "For leads and champions. It is erased as if withdrawn.")
    public void takeAway(@PathParam("id") UUID id) {
        takeStoryAway.takeAway(id);
    }

    private static Channel channel(ShareBody body) {
        Channel channel = OneOf.chosen(Channel.class, "channel", Sent.required(body, "body").channel());
        if (channel == null) {
            throw new Refused("channel", "Please say where: INSIDE, TRAINING, PROGRAMME or PUBLIC.");
        }
        return channel;
    }

}
