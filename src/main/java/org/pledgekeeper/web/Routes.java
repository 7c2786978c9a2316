package org.pledgekeeper.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.pledgekeeper.tenant.CurrentTenant;

/** Leads an address to its view; under {@code /w/{slug}} enters the workspace first. Views have no address of their own. */
public class Routes extends HttpFilter {
    @Inject
    private transient CurrentTenant tenant;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        Optional<Route.Found> found = Route.find(path);
        if (found.isPresent()) {
            Address.remember(request, path, found.get().parts());
            if (path.startsWith("/w/")) {
                tenant.enterAtOnce(found.get().parts().get("slug"));
            }
            request.getRequestDispatcher(found.get().view()).forward(request, response);
        } else if (path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
