package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/board-paper")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class BoardResource {
    @Inject
    private BoardPapers papers;
    @Inject
    private SaveAsks saveAsks;

    /** @param asks six at most, of 300 characters at most @param version the one last seen; 0 where none were kept */
    public record AsksBody(List<String> asks, int version) {}

    /** @param writtenBy null where none were kept yet */
    public record AsksShown(List<String> asks, String writtenBy, int version) {
        static AsksShown of(Asks asks) {
            return new AsksShown(asks.lines(), asks.writtenBy(), asks.version());
        }
    }

    /** Some words, then a list, then a table; each may be empty. */
    public record BoardPartShown(String title, List<String> words, List<String> items, List<String> heads, List<List<String>> rows) {}

    /** @param asks as they are kept; in parts they stand as far as there is room */
    public record BoardPaperShown(String title, String lede, List<BoardPartShown> parts, AsksShown asks) {
        static BoardPaperShown of(BoardPapers.Made made) {
            Paper paper = made.paper();
            return new BoardPaperShown(paper.title(), paper.lede(), paper.parts().stream()
                    .map(part -> new BoardPartShown(part.title(), part.words(), part.items(), part.heads(), part.rows())).toList(),
                    AsksShown.of(made.asks()));
        }
    }

    @GET
    @Operation(summary = "The paper for the board: two pages, made anew each time", description = "For leads and champions.")
    public BoardPaperShown paper() {
        return BoardPaperShown.of(papers.make());
    }

    @GET
    @Path("file.{format}")
    @Produces({"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ApiProblems.TYPE})
    @Operation(summary = "The paper for the board, to take away", description = "For leads and champions.")
    @APIResponse(responseCode = "200", description = "The paper, as a file")
    @APIResponse(responseCode = "404", description = "There is no such format")
    public Response file(@PathParam("slug") String slug, @Parameter(description = "pdf or docx") @PathParam("format") String format) {
        BoardFile file = BoardFile.of(format).orElseThrow(NotFound::new);
        return Response.ok(file.write(papers.make().paper()), file.getType())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition(slug)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @PUT
    @Path("asks")
    @Operation(summary = "Write what the board is asked for", description = "For leads.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BoardPaperShown.class)))
    @APIResponse(responseCode = "409", description = "Another lead has changed them meanwhile; they are carried as they stand now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response save(AsksBody body) {
        if (body == null || body.asks() == null) {
            throw new Refused("asks", "Please send a JSON body with asks.");
        }
        return ApiProblems.orTheirs(() -> {
            saveAsks.save(body.asks(), body.version());
            return BoardPaperShown.of(papers.make());
        }, meanwhile -> AsksShown.of(meanwhile.theirs(Asks.class)));
    }
}
