package org.pledgekeeper.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.SignIn;

/** Answers 401 where nobody is signed in. A session cookie counts only with our own pages' header, which no other site can send. */
@Provider
@TokenNeeded
public class TokenFilter implements ContainerRequestFilter {
    @Inject
    private CurrentUser user;
    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        boolean bearer = context.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        boolean ownPage = "pledgekeeper".equals(context.getHeaderString("X-Requested-With"));
        if (!user.isSignedIn() || !bearer && !ownPage) {
            boolean refused = request.getAttribute(SignIn.BEARER_REFUSED) != null;
            Response answer = ApiProblems.body(401, refused
                    ? "This token is not valid, or no longer. Please sign in again and send the new token."
                    : "Please sign in: send a Keycloak access token in the header Authorization: Bearer …", Map.of());
            context.abortWith(Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build());
            return;
        }
        String pageOf = context.getHeaderString(SamePerson.HEADER);
        if (pageOf != null && !pageOf.equals(user.getSubject())) {
            Response.Status status = Response.Status.UNAUTHORIZED;
            context.abortWith(Response.status(status).type(ApiProblems.TYPE)
                    .entity(ApiProblems.problem(ApiProblems.NOT_YOUR_PAGE, status.getStatusCode(), SamePerson.WORDS, Map.of())).build());
        }
    }
}
