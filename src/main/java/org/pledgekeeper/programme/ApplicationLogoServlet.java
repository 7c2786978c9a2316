package org.pledgekeeper.programme;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;

/** The logo of an application under review, for programme staff; with a decision's id, as it was then. */
@WebServlet("/programme/logos/*")
public class ApplicationLogoServlet extends HttpServlet {
    @Inject
    private transient ReviewQueue queue;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reference = String.valueOf(request.getPathInfo()).replaceFirst("^/", "");
        String then = request.getParameter("then");
        byte[] logo = then == null ? queue.one(reference).logoPng() : queue.decisions(reference).stream()
                .filter(decision -> decision.id().toString().equals(then) && decision.logoPng() != null).findFirst()
                .orElseThrow(NotFound::new).logoPng();
        response.setContentType("image/png");
        response.getOutputStream().write(logo);
    }
}
