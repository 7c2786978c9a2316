package org.pledgekeeper.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Csv;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/assessments/{number}/report")
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ReportsResource {
    @Inject
    private Reports reports;
    @Context
    private HttpHeaders headers;

    @GET
    @Produces({"application/json", "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Csv.TYPE})
    @Operation(summary = "A review's report, to take away: the same content as JSON, PDF, Excel or CSV",
            description = "Chosen by format, else by Accept. Everything the review says, beside last time's; without comments and "
                    + "without who answered.")
    @APIResponse(responseCode = "200", description = "The report, as a file")
    @APIResponse(responseCode = "404", description = "There is no such review")
    @APIResponse(responseCode = "422", description = "There is no such format")
    public Response report(@PathParam("number") int number,
            @Parameter(description = "json, pdf, xlsx or csv") @QueryParam("format") String asked) {
        Report report = reports.toTakeAway(number).orElseThrow(NotFound::new);
        Format format = asked == null ? accepted()
                : Format.of(asked).orElseThrow(() -> new Refused("format", "Please choose json, pdf, xlsx or csv."));
        return Response.ok(format.write(report), format.getType()).header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(report))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Format accepted() {
        return headers.getAcceptableMediaTypes().stream().filter(type -> !type.isWildcardType())
                .flatMap(type -> Arrays.stream(Format.values()).filter(format -> MediaType.valueOf(format.getType()).isCompatible(type)))
                .findFirst().orElse(Format.JSON);
    }
}
