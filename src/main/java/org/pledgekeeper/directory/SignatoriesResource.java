package org.pledgekeeper.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            LocalDate pledgedOn, LocalDate lastReviewOn, String profile, String logo) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
    @Operation(summary = "All signatories, or those that fit, as JSON or (Accept: text/csv) as CSV")
    public List<Signatory> list(@QueryParam("q") @DefaultValue("") String words, @QueryParam("sector") @DefaultValue("") String sector,
            @QueryParam("area") @DefaultValue("") String area) {
        return signatories.all(words, sector, area).stream().map(this::shown).toList();
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
                baseUrl + "/signatories/" + p.slug(), baseUrl + p.logo());
    }
}
