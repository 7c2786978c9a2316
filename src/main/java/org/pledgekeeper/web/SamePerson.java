package org.pledgekeeper.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.security.CurrentUser;

/**
 * Refuses a form that was made for one person and is sent by another: on a shared computer someone may sign in while a
 * colleague's page stands open in another tab. Pages name their person in a field, scripts in a header.
 */
public class SamePerson extends HttpFilter {
    static final String HEADER = "X-Page-Of";
    static final String WORDS = "Someone else has signed in in this browser since, so nothing was done."
            + " What you typed is kept for you alone: sign in as yourself to go on.";

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String person = request.getMethod().equals("POST") ? request.getParameter("person") : null;
        if (person != null && user.isSignedIn() && !person.equals(user.getSubject())) {
            request.setAttribute("kindMessage", WORDS);
            response.sendError(HttpServletResponse.SC_CONFLICT);
        } else {
            chain.doFilter(request, response);
        }
    }
}
