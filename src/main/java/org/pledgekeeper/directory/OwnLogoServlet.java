package org.pledgekeeper.directory;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.pledgekeeper.statement.StatementVersions;
import org.pledgekeeper.web.Address;

/** A logo that an organisation showed, or has in its draft, for its own people, at {@code /w/{slug}/public/logos/{id}}. */
@WebServlet("/directory/logo-of-ours")
public class OwnLogoServlet extends HttpServlet {
    @Inject
    private transient StatementVersions versions;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = address.part("id");
        byte[] logo = versions.logo(id.equals("draft") ? Optional.empty() : Optional.of(Address.uuid(id)));
        response.setContentType("image/png");
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(logo);
    }
}
