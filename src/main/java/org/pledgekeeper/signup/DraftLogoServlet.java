package org.pledgekeeper.signup;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The logo of this browser's own draft. */
@WebServlet("/sign-up/logo.png")
public class DraftLogoServlet extends HttpServlet {
    @Inject
    private transient Drafts drafts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> logo = drafts.find(DraftCookie.read(request)).map(Application::logoPng);
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        response.getOutputStream().write(logo.get());
    }
}
