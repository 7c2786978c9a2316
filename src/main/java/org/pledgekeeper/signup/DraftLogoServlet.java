package org.pledgekeeper.signup;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.web.Address;

/** Hands out the logo of a draft that this browser may open, at {@code /sign-up/{draft}/logo.png}. */
@WebServlet("/signup/logo")
public class DraftLogoServlet extends HttpServlet {
    @Inject
    private transient Drafts drafts;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID draft = Address.uuid(address.part("draft"));
        Optional<byte[]> logo = drafts.among(DraftCookie.of(request, draft)).stream().filter(found -> found.id().equals(draft)).findFirst()
                .map(Application::logoPng);
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        response.getOutputStream().write(logo.get());
    }
}
