package org.pledgekeeper.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Has {@code @Inject HttpServletRequest} give the request as the {@link Guard} let it pass, not as it came. */
@RequestScoped
@Alternative
@Priority(1)
public class CurrentRequest {
    private HttpServletRequest request;

    void is(HttpServletRequest passed) {
        request = passed;
    }

    @Produces
    @RequestScoped
    HttpServletRequest get() {
        return request;
    }
}
