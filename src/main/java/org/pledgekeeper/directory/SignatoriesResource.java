package org.pledgekeeper.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Csv;

@ApplicationScoped
@Path("signatories")
@Tag(name = "Open data")
public class SignatoriesResource {
    @Inject
    private Signatories signatories;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** A signatory as open data. Adding fields is no break; removing or renaming one is. */
    public record Signatory(String slug, String name, String sector, String area, String website, String statement,
            LocalDate pledgedOn, LocalDate lastReviewOn, String profile, String logo, LocalDate authorisedOn,
            List<Profile.Line> sinceThen, List<Profile.Said> youSaidWeDid, List<Profile.Together> together) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
    @Operation(summary = "Signatories by name, or those that fit, as JSON or (Accept: text/csv) as CSV",
            description = "100 at a time. While there are more, the header Link gives the address that goes on, as rel=next.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Signatory.class)))
    @APIResponse(responseCode = "404", description = "There is no signatory to go on after any more; begin again")
    public Response list(@QueryParam("q") @DefaultValue("") String words, @QueryParam("sector") @DefaultValue("") String sector,
            @QueryParam("area") @DefaultValue("") String area,
            @Parameter(description = "slug of the last one you have") @QueryParam("after") @DefaultValue("") String after) {
        List<Signatory> page = signatories.following(after, words, sector, area).stream().map(this::shown).toList();
        Response.ResponseBuilder answer = Response.ok(new GenericEntity<>(page) {});
        if (page.size() == Signatories.OPEN_DATA_PAGE) {
            String next = Stream.of(Map.entry("q", words), Map.entry("sector", sector), Map.entry("area", area),
                    Map.entry("after", page.get(page.size() - 1).slug())).filter(asked -> !asked.getValue().isEmpty())
                    .map(asked -> asked.getKey() + "=" + URLEncoder.encode(asked.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&", baseUrl + "/api/v1/signatories?", ""));
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One signatory")
    public Signatory one(@PathParam("slug") String slug) {
        return signatories.one(slug).map(this::shown).orElseThrow(NotFound::new);
    }

    private Signatory shown(Profile p) {
        return new Signatory(p.slug(), p.name(), p.sector(), p.area(), p.website(), p.statement(), p.pledgedOn(), p.lastReview(),
                baseUrl + "/signatories/" + p.slug(), baseUrl + p.logo(), p.authorisedOn(), p.lines(), p.said(), p.together());
    }
}
