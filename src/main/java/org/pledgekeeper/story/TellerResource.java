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
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;

@ApplicationScoped
@Path("story/{secret}")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Story")
public class TellerResource {
    @Inject
    private OwnStory ownStory;
    @Inject
    private WriteStory writeStory;
    @Inject
    private TellStory tellStory;
    @Inject
    private ChangeConsent changeConsent;
    @Inject
    private WithdrawStory withdrawStory;

    /** @param kind EMAIL, PHONE, NUMBER, PLACE, DATE or NAME */
    public record FoundShown(String text, String kind) {}

    /**
     * @param state OPEN or TOLD
     * @param found what could show who it is about
     * @param asRead the words without those
     * @param digest of asRead, to agree to it word for word
     */
    public record OwnShown(String state, String organisation, String words, String note, int version, List<FoundShown> found, String asRead,
            String digest, List<String> channels, LocalDate expiresOn, List<OwnStory.Copy> copies, List<OwnStory.News> news) {
        static OwnShown of(OwnStory.Own own) {
            Story story = own.story();
            Version read = Version.of(story, List.of());
            return new OwnShown(story.getState().name(), own.organisation(), story.getWords(), story.getNote(), story.getVersion(),
                    read.found().stream().map(one -> new FoundShown(one.text(), one.kind().name())).toList(), read.words(), read.digest(),
                    story.getChannels().stream().map(Channel::name).toList(), story.getExpiresOn(), own.copies(), own.news());
        }
    }

    /** @param version the one that was read */
    public record WordsBody(String words, String note, int version) {}

    /** @param channels INSIDE, TRAINING, PROGRAMME, PUBLIC @param months 12 or 24 */
    public record ConsentBody(List<String> channels, int months, boolean news, String email) {
        Consent consent() {
            Set<Channel> chosen = channels == null ? Set.of()
                    : channels.stream().map(name -> OneOf.chosen(Channel.class, "channels", name)).filter(Objects::nonNull)
                            .collect(Collectors.toSet());
            return new Consent(chosen, months, news, email);
        }
    }

    /** @param kept finds that stay in @param digest of the words that were read */
    public record TellBody(int version, List<String> kept, String digest, ConsentBody consent) {}

    @GET
    @Operation(summary = "Your own story, through its private link", description = "For whoever has the link; there is no account.")
    @APIResponse(responseCode = "404", description = "The link leads nowhere, or does not any more")
    public OwnShown own(@PathParam("secret") String secret) {
        return OwnShown.of(ownStory.read(secret));
    }

    @PUT
    @Operation(summary = "Keep what you have written so far", description = "However many words. Nobody else reads it.")
    @APIResponse(responseCode = "409", description = "It was changed elsewhere meanwhile")
    @APIResponse(responseCode = "200", description = "As it stands now")
    public Response write(@PathParam("secret") String secret, WordsBody body) {
        Sent.required(body, "body");
        return orMeanwhile(secret, () -> writeStory.write(secret, body.version(), body.words(), body.note()));
    }

    @POST
    @Path("tell")
    @Operation(summary = "Agree to the words as they will be read, and to where and for how long", description = "At most 1,000 words.")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    @APIResponse(responseCode = "409", description = "It was changed elsewhere meanwhile")
    @APIResponse(responseCode = "200", description = "As it stands now")
    public Response tell(@PathParam("secret") String secret, TellBody body) {
        Consent consent = Sent.required(Sent.required(body, "body").consent(), "body").consent();
        List<String> kept = body.kept() == null ? List.of() : body.kept();
        return orMeanwhile(secret, () -> tellStory.tell(secret, body.version(), kept, body.digest(), consent));
    }

    @PUT
    @Path("consent")
    @Operation(summary = "Change where your story may be read", description = "With no channel it is yours alone again.")
    public OwnShown consent(@PathParam("secret") String secret, ConsentBody body) {
        changeConsent.change(secret, Sent.required(body, "body").consent());
        return own(secret);
    }

    @DELETE
    @Operation(summary = "Withdraw your story", description = "It is gone everywhere at once, and erased. The link then leads nowhere.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public void withdraw(@PathParam("secret") String secret) {
        withdrawStory.withdraw(secret);
    }

    private Response orMeanwhile(String secret, Runnable change) {
        return ApiProblems.orTheirs(() -> {
            change.run();
            return own(secret);
        }, meanwhile -> own(secret));
    }

}
