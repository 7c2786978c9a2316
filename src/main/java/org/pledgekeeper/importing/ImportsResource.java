package org.pledgekeeper.importing;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.pledgekeeper.importing.ImportsShown.EnterBody;
import org.pledgekeeper.importing.ImportsShown.ImportShown;
import org.pledgekeeper.importing.ImportsShown.MappingBody;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unreadable;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

/** Files of other systems, counted into the log. */
@ApplicationScoped
@Path("workspaces/{slug}/imports")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ImportsResource {
    private static final int LONGEST_TEXT = 200;

    @Inject
    private CurrentTenant tenant;
    @Inject
    private Imports imports;
    @Inject
    private ReadImport readImport;
    @Inject
    private EnterImport enterImport;
    @Inject
    private UndoImport undoImport;

    @GET
    @Operation(summary = "What was entered from files, the latest first")
    public List<ImportShown> all() {
        return imports.all().stream().map(ImportShown::of).toList();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Send a file to be counted",
            description = "It is held in memory only, for half an hour after it was last asked for. Nothing is entered by it.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT,
            properties = {
                    @SchemaProperty(name = "file", type = SchemaType.STRING, format = "binary",
                            description = "CSV, XLSX or ODS; at most 16 MB and 200,000 rows"),
                    @SchemaProperty(name = "destination", type = SchemaType.STRING, description = "training, supervision or actions"),
                    @SchemaProperty(name = "id", type = SchemaType.STRING, format = "uuid",
                            description = "Made by the sender, so that sending it twice reads it once")})))
    @APIResponse(responseCode = "200", description = "As far as it is counted")
    @APIResponse(responseCode = "422", description = "It is no file that can be read; fields says what to do")
    public ImportShown send(@PathParam("slug") String slug, @Context HttpServletRequest request) throws ServletException {
        tenant.enterAtOnce(slug);
        Map<String, String> texts = new LinkedHashMap<>();
        byte[] file = new byte[0];
        try {
            for (Part part : request.getParts()) {
                try (InputStream content = part.getInputStream()) {
                    if (part.getName().equals("file")) {
                        file = content.readNBytes(Sheets.MOST_BYTES + 1);
                    } else {
                        texts.put(part.getName(), new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).strip());
                    }
                }
            }
        } catch (IOException odd) {
            throw new Unreadable("This is not multipart/form-data with a name for each part, or it was cut short.", Map.of(), odd);
        }
        UUID id = texts.containsKey("id") ? Address.uuid(texts.get("id")) : UUID.randomUUID();
        readImport.begin(id, Destination.of(texts.get("destination")).orElse(null), file).awaitAMoment();
        return one(id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One import: on its way in, or entered")
    @APIResponse(responseCode = "404", description = "There is none, it was left for half an hour, or is on its way in by somebody else")
    public ImportShown one(@PathParam("id") UUID id) {
        return imports.done(id).map(ImportShown::of)
                .orElseGet(() -> imports.one(id).map(ImportShown::of).orElseThrow(NotFound::new));
    }

    @PUT
    @Path("{id}/mapping")
    @Operation(summary = "Say what each column means, and have it counted again")
    @APIResponse(responseCode = "422", description = "Something needs mending first, fields says what")
    public ImportShown again(@PathParam("id") UUID id, MappingBody body) {
        Mapping now = imports.one(id).orElseThrow(NotFound::new).reading().mapping();
        if (body == null || body.means() == null) {
            throw new Refused("means", "Please say for each column what it means.");
        }
        Map<Means, String> always = new EnumMap<>(Means.class);
        (body.always() == null ? Map.<String, String>of() : body.always()).forEach((means, text) -> always.put(means(means), text));
        readImport.again(id, new Mapping(now.destination(), body.sheet() == null ? now.sheet() : body.sheet(), now.headings(),
                body.means().stream().map(ImportsResource::means).toList(), always, body.only(), body.monthFirst())).awaitAMoment();
        return one(id);
    }

    private static Means means(String code) {
        return OneOf.named(Means.class, code)
                .orElseThrow(() -> new Refused("means", "A column can mean one of the codes that the import lists."));
    }

    @POST
    @Path("{id}/enter")
    @Operation(summary = "Enter what the file adds up to: all of it, or nothing",
            description = "What is in already stays; what is in with other numbers has those of the file from then on. Entering twice "
                    + "enters once.")
    @APIResponse(responseCode = "422", description = "It is still being read, nothing of it can be entered, or all of it is in already")
    public ImportShown enter(@PathParam("id") UUID id, EnterBody body) {
        enterImport.enter(id, body != null && body.besides());
        return one(id);
    }

    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Undo an import whole", description = "Undoing twice undoes once. What someone has changed by hand since stays.")
    public ImportShown undo(@PathParam("id") UUID id) {
        undoImport.undo(id);
        return one(id);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Give up a file on its way in", description = "Nothing of it is left.")
    @APIResponse(responseCode = "204", description = "Given up")
    public void forget(@PathParam("id") UUID id) {
        readImport.forget(id);
    }
}
