package org.pledgekeeper.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has an error page shown as a page just asked for: it is no answer to the form that failed, whatever that form carried. */
public class PlainErrorPage extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new CleanRequest(request, new Fields(), new Fields()) {
            @Override
            public String getMethod() {
                return "GET";
            }
        }, response);
    }
}
