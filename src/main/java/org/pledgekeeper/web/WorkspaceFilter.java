package org.pledgekeeper.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.pledgekeeper.tenant.CurrentTenant;

/**
 * Under {@code /api/v1/workspaces/{slug}} says which workspace the request is about, after {@link TokenFilter}, so that no resource need
 * name it; {@code /openapi} tells of it all the same. Who may do what there is asked by the use case.
 */
@Provider
@TokenNeeded
@Priority(Priorities.USER + 1)
public class WorkspaceFilter implements ContainerRequestFilter, OASFilter {
    @Inject
    private CurrentTenant tenant;

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("workspaces/")) {
            tenant.enter(context.getUriInfo().getPathParameters().getFirst("slug"));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI described) {
        described.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains("/workspaces/{slug}")) {
                item.addParameter(OASFactory.createParameter().name("slug").in(Parameter.In.PATH).required(true)
                        .schema(OASFactory.createSchema().type(Schema.SchemaType.STRING)));
            }
        });
    }
}
