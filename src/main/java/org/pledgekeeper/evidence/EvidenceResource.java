package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.evidence.EvidenceShown.AboutBody;
import org.pledgekeeper.evidence.EvidenceShown.EvidenceBody;
import org.pledgekeeper.evidence.EvidenceShown.NewBody;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unreadable;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/evidence")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class EvidenceResource {
    private static final int LONGEST_TEXT = 16_384;

    @Inject
    private CurrentTenant tenant;
    @Inject
    private EvidenceList evidenceList;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private ChangeEvidence changeEvidence;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private StopUsingEvidence stopUsingEvidence;
    @Inject
    private RemoveEvidence removeEvidence;
    @Inject
    private ReadEvidenceFile readEvidenceFile;

    @GET
    @Operation(summary = "All evidence, that whose day has passed first")
    public List<EvidenceBody> all() {
        return evidenceList.all().items().stream().map(EvidenceBody::of).toList();
    }

    /** Described with {@link #add}: one address has one description, and it is the later one's. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response addFile(@PathParam("slug") String slug, @Context HttpServletRequest request) throws ServletException {
        tenant.enterAtOnce(slug);
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> indicators = new LinkedHashSet<>();
        CheckedFile file = null;
        try {
            for (Part part : request.getParts()) {
                try (InputStream content = part.getInputStream()) {
                    switch (part.getName()) {
                        case "file" -> file = CheckedFile.from(part.getSubmittedFileName(), content.readNBytes(CheckedFile.MOST_BYTES + 1));
                        case "indicator" -> indicators.add(text(content));
                        default -> texts.put(part.getName(), text(content));
                    }
                }
            }
        } catch (IOException odd) {
            throw new Unreadable("This is not multipart/form-data with a name for each part, or it was cut short.", Map.of(), odd);
        }
        return added(texts.containsKey("id") ? Address.uuid(texts.get("id")) : null, EvidenceContent.file(file),
                new Evidence.About(texts.get("title"), TypedDate.day("coversFrom", texts.get("coversFrom")),
                        TypedDate.day("coversTo", texts.get("coversTo")), TypedDate.day("reviewBy", texts.get("reviewBy"))),
                indicators);
    }

    @POST
    @Operation(summary = "Add a link, up to 100 words, or a file", description = "A file is sent as multipart/form-data.")
    @RequestBody(required = true, content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewBody.class)),
            @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT, properties = {
                    @SchemaProperty(name = "file", type = SchemaType.STRING, format = "binary",
                            description = "At most 10 MB: PDF, docx, xlsx, pptx, odt, ods, odp, PNG, JPEG or WebP"),
                    @SchemaProperty(name = "indicator", type = SchemaType.STRING,
                            description = "What it is evidence for, at least one; a part for each"),
                    @SchemaProperty(name = "id", type = SchemaType.STRING, format = "uuid",
                            description = "Made by the sender, so that sending it twice adds it once"),
                    @SchemaProperty(name = "title", type = SchemaType.STRING),
                    @SchemaProperty(name = "coversFrom", type = SchemaType.STRING, format = "date"),
                    @SchemaProperty(name = "coversTo", type = SchemaType.STRING, format = "date"),
                    @SchemaProperty(name = "reviewBy", type = SchemaType.STRING, format = "date")}))})
    @APIResponse(responseCode = "201", description = "Added")
    @APIResponse(responseCode = "422", description = "Something needs mending first, or the file is not to be kept; fields says what")
    public Response add(NewBody body) {
        Sent.required(body, "kind");
        EvidenceContent content = switch (String.valueOf(body.kind())) {
            case "LINK" -> EvidenceContent.link(body.link());
            case "WORDS" -> EvidenceContent.words(body.words());
            default -> throw new Refused("kind", "Use LINK or WORDS here, and send a file as multipart/form-data.");
        };
        return added(body.id(), content, new Evidence.About(body.title(), body.coversFrom(), body.coversTo(), body.reviewBy()),
                body.indicators() == null ? Set.of() : new LinkedHashSet<>(body.indicators()));
    }

    private Response added(UUID id, EvidenceContent content, Evidence.About about, Set<String> indicators) {
        Evidence evidence = addEvidence.add(id == null ? UUID.randomUUID() : id, content, about, indicators);
        return Response.status(201).entity(one(evidence.id())).build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One piece of evidence")
    public EvidenceBody one(@PathParam("id") UUID id) {
        return EvidenceBody.of(evidenceList.all().one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change its title, the period it covers and when to look at it again",
            description = "version is the one you last read. 409 carries the evidence as someone else has left it meanwhile.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response change(@PathParam("id") UUID id, AboutBody body) {
        Sent.required(body, "title");
        return ApiProblems.orTheirs(() -> {
            changeEvidence.change(id, new Evidence.About(body.title(), body.coversFrom(), body.coversTo(), body.reviewBy()),
                    body.version());
            return one(id);
        }, meanwhile -> one(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove it, and its file")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "422", description = "A review that was submitted used it, so it stays")
    public void remove(@PathParam("id") UUID id) {
        removeEvidence.remove(id);
    }

    @PUT
    @Path("{id}/uses/{indicator}")
    @Operation(summary = "Use it for an indicator of the open review; asking again changes nothing")
    @APIResponse(responseCode = "204", description = "It stands there")
    public void use(@PathParam("id") UUID id, @PathParam("indicator") String indicator) {
        useEvidence.use(id, Set.of(indicator));
    }

    @DELETE
    @Path("{id}/uses/{indicator}")
    @Operation(summary = "Stop using it for an indicator of the open review; the evidence stays")
    @APIResponse(responseCode = "204", description = "It does not stand there")
    public void stop(@PathParam("id") UUID id, @PathParam("indicator") String indicator) {
        stopUsingEvidence.stop(id, Set.of(indicator));
    }

    @GET
    @Path("{id}/file")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, ApiProblems.TYPE})
    @Operation(summary = "Its file")
    public Response file(@PathParam("id") UUID id) {
        ReadEvidenceFile.Download file = readEvidenceFile.read(id);
        return Response.ok(file.bytes(), file.mediaType()).header("Content-Disposition", file.disposition())
                .header("Content-Security-Policy", ReadEvidenceFile.Download.POLICY).build();
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }
}
