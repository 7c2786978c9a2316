package org.pledgekeeper.programme;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/**
 * The logo of a draft that waits, for programme staff, at {@code /programme/changes/{slug}/logo.png}; with a decision's id, as it was then.
 */
@WebServlet("/programme/waiting-logo")
public class WaitingLogoServlet extends HttpServlet {
    @Inject
    private transient WaitingChanges waiting;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WaitingChanges.Draft draft = waiting.draft(address.part("slug"));
        String then = request.getParameter("then");
        byte[] logo = then == null ? draft.draft() == null ? null : draft.draft().logoPng() : draft.decisions().stream()
                .filter(decision -> decision.id().toString().equals(then)).findFirst().orElseThrow(NotFound::new).logoPng();
        if (logo == null) {
            throw new NotFound();
        }
        response.setContentType("image/png");
        response.getOutputStream().write(logo);
    }
}
