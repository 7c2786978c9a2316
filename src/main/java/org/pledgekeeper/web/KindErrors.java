package org.pledgekeeper.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns whatever goes wrong on a page into a status and kind words; the whole story goes to the log under a reference. */
public class KindErrors extends HttpFilter {
    private static final Logger LOG = Logger.getLogger(KindErrors.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception failure) {
            Problem problem = Problem.of(failure);
            String reference = UUID.randomUUID().toString().substring(0, 8);
            if (problem.status() >= 500) {
                LOG.log(Level.SEVERE, "Reference " + reference + " at " + request.getRequestURI(), failure);
            }
            if (!response.isCommitted()) {
                response.resetBuffer();
                request.setAttribute("kindMessage", problem.message());
                request.setAttribute("kindReference", problem.status() == 500 ? reference : null);
                response.sendError(problem.status());
            }
        }
    }
}
