package org.pledgekeeper.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The open interface: the same use cases and rules as the pages. */
@ApplicationPath("api/v1")
@OpenAPIDefinition(info = @Info(title = "Pledgekeeper", version = "1",
        description = "Signatories, the checklist and published national figures are open data. The rest needs a Keycloak bearer token."
                + " Errors are application/problem+json (RFC 9457)."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class Api extends Application {
    /** One description of the interface is enough: Jersey's own, at {@code application.wadl} and for OPTIONS, is off. So is its JSON. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true, "jersey.config.jsonFeature", ApiJson.class.getSimpleName());
    }
}
