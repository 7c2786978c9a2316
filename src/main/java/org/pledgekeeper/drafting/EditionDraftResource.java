package org.pledgekeeper.drafting;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

/** The draft of the next edition, for administrators of the programme. */
@ApplicationScoped
@Path("programme/edition-draft")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class EditionDraftResource {
    @Inject
    private EditionDrafts drafts;
    @Inject
    private BeginEditionDraft beginDraft;
    @Inject
    private BringEditionIn bringEditionIn;
    @Inject
    private ChangeEditionDraft changeDraft;
    @Inject
    private DiscardEditionDraft discardDraft;
    @Inject
    private ProposeEdition proposeEdition;
    @Inject
    private TakeEditionBack takeEditionBack;
    @Inject
    private ApproveEdition approveEdition;

    /** @param marks of each part, which a change sends back as it was seen */
    public record DraftShown(int version, boolean proposed, String changedBy, String proposedBy, Edition edition, EditionMap map,
            Set<String> shortSet, List<EditionRules.Missing> missing, Map<String, String> marks) {
        static DraftShown of(EditionDrafts.Standing standing) {
            EditionDraft draft = standing.draft();
            Map<String, String> marks = new LinkedHashMap<>();
            DraftPart.of(draft.whole()).forEach((name, part) -> marks.put(name, part.mark()));
            return new DraftShown(draft.version(), draft.isProposed(), draft.changed().name(),
                    draft.isProposed() ? draft.proposed().name() : null, draft.whole().edition(), draft.whole().map(),
                    draft.whole().shortSet(), standing.missing(), marks);
        }
    }

    /** A text with three documents. @param version of the draft it replaces; 0 for none */
    public record YamlBody(String yaml, int version) {}

    public record VersionBody(int version) {}

    public record AboutBody(String edition, String title, String published, String seen) {}

    public record CommitmentBody(String title, String summary, String seen) {}

    /** @param seen the mark of the commitment's order */
    public record NewItemBody(String commitment, String id, String text, String seen) {}

    /** @param change SAME, REWORDED, SPLIT, MERGED or NEW @param from ids of the edition before */
    public record ItemBody(String text, String help, String evidence, List<String> drivers, List<String> statements, String change,
            List<String> from, boolean inShortSet, String seen) {}

    /** @param seen the mark of the commitment's order */
    public record MoveBody(boolean up, String seen) {}

    public record OutBody(String why, String seen) {}

    public record RetiredBody(Map<String, String> why, String seen) {}

    /** What a colleague has saved meanwhile, with its mark. */
    public record Theirs(Object part, String mark) {}

    @GET
    @Operation(summary = "The draft of the next edition, with what is still to mend")
    public DraftShown draft() {
        return DraftShown.of(drafts.current().orElseThrow(NotFound::new));
    }

    @GET
    @Path("yaml")
    @Operation(summary = "The draft as YAML: the edition, its map and its short set")
    public YamlBody yaml() {
        EditionDraft draft = drafts.current().orElseThrow(NotFound::new).draft();
        return new YamlBody(EditionYaml.write(draft.whole()).together(), draft.version());
    }

    @GET
    @Path("changes")
    @Operation(summary = "What the draft changes against the edition before it, word by word")
    public EditionChanges changes() {
        EditionDrafts.Standing standing = drafts.current().orElseThrow(NotFound::new);
        return EditionChanges.of(standing.draft().whole(), standing.before());
    }

    @POST
    @Operation(summary = "Begin a draft from the newest edition")
    @APIResponse(responseCode = "422", description = "One is drafted already")
    public Response begin() {
        return done(() -> beginDraft.begin());
    }

    @PUT
    @Path("yaml")
    @Operation(summary = "Put an edition written as YAML in the place of the draft")
    @APIResponse(responseCode = "409", description = "Someone has changed the draft meanwhile")
    @APIResponse(responseCode = "422", description = "It cannot be read; fields says in which line, and what")
    public Response bring(YamlBody body) {
        return done(() -> bringEditionIn.bring(sent(body).yaml(), body.version()));
    }

    @PUT
    @Path("about")
    @Operation(summary = "Change the name, the title and the day of the draft")
    public Response about(AboutBody body) {
        return change("about", sent(body).seen(),
                Edits.about(new DraftPart.About(text(body.edition()), body.title(), DraftOnPage.day(body.published()))));
    }

    @PUT
    @Path("commitments/{commitment}")
    @Operation(summary = "Change the words of a commitment")
    public Response commitment(@PathParam("commitment") String id, CommitmentBody body) {
        return change("commitments/" + id, sent(body).seen(),
                Edits.commitment(id, new DraftPart.OfCommitment(body.title(), body.summary())));
    }

    @POST
    @Path("items")
    @Operation(summary = "Add an item, as the last of its commitment")
    public Response add(NewItemBody body) {
        return change("order/" + sent(body).commitment(), body.seen(), Edits.add(body.commitment(), text(body.id()), body.text()));
    }

    @PUT
    @Path("items/{item}")
    @Operation(summary = "Change an item: its words, tags and origin")
    public Response item(@PathParam("item") String id, ItemBody body) {
        Kind kind = OneOf.chosen(Kind.class, "change", sent(body).change());
        return change("items/" + id, body.seen(), Edits.item(new DraftPart.Item(
                new Indicator(id, body.text(), body.help(), body.evidence(), list(body.drivers()), list(body.statements())),
                new Origin(kind == null ? Kind.NEW : kind, list(body.from())), body.inShortSet())));
    }

    @POST
    @Path("items/{item}/move")
    @Operation(summary = "Move an item by one place in its commitment")
    public Response move(@PathParam("item") String id, MoveBody body) {
        String commitment = drafts.current().flatMap(standing -> standing.draft().whole().edition().commitmentOf(id))
                .orElseThrow(NotFound::new).id();
        return change("order/" + commitment, sent(body).seen(), Edits.move(id, body.up()));
    }

    @POST
    @Path("items/{item}/take-out")
    @Operation(summary = "Take an item out, and say why the earlier ones go that it came from")
    public Response takeOut(@PathParam("item") String id, OutBody body) {
        return change("items/" + id, sent(body).seen(), Edits.remove(id, body.why()));
    }

    @PUT
    @Path("retired")
    @Operation(summary = "Say why earlier items go")
    public Response retired(RetiredBody body) {
        return change("retired", sent(body).seen(), Edits.retired(body.why() == null ? Map.of() : body.why()));
    }

    @POST
    @Path("propose")
    @Operation(summary = "Propose the draft for a second person to approve")
    public Response propose(VersionBody body) {
        return done(() -> proposeEdition.propose(sent(body).version()));
    }

    @POST
    @Path("take-back")
    @Operation(summary = "Take a proposed edition back to drafting")
    public Response takeBack(VersionBody body) {
        return done(() -> takeEditionBack.takeBack(sent(body).version()));
    }

    @POST
    @Path("approve")
    @Operation(summary = "Publish the proposed edition", description = "Not for whoever drafted it last or proposed it.")
    public Response approve(VersionBody body) {
        return done(() -> approveEdition.approve(sent(body).version()));
    }

    @POST
    @Path("give-up")
    @Operation(summary = "Give the draft up")
    public Response discard(VersionBody body) {
        return done(() -> discardDraft.discard(sent(body).version()));
    }

    private Response change(String part, String seen, UnaryOperator<WholeEdition> change) {
        return done(() -> changeDraft.change(part, seen, change));
    }

    private Response done(Runnable what) {
        try {
            what.run();
            return drafts.current().map(standing -> Response.ok(DraftShown.of(standing)).build()).orElse(Response.noContent().build());
        } catch (ChangedMeanwhile meanwhile) {
            Object theirs = meanwhile.theirs(Object.class);
            return ApiProblems.meanwhile(meanwhile.getMessage(), theirs instanceof DraftPart part ? new Theirs(part, part.mark())
                    : DraftShown.of(drafts.current().orElseThrow(NotFound::new)));
        }
    }

    private static <T> T sent(T body) {
        if (body == null) {
            throw new Refused("draft", "Please send what is to be done as a JSON body.");
        }
        return body;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static List<String> list(List<String> list) {
        return list == null ? List.of() : list;
    }
}
