package org.pledgekeeper.directory;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signatory's logo at {@code /signatories/{slug}/logo.png}: always a PNG of our own making. */
@WebServlet("/signatories/*")
public class LogoServlet extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{1,60})/logo\\.png");

    @Inject
    private transient Signatories signatories;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        Optional<byte[]> logo = path.matches() ? signatories.logo(path.group(1)) : Optional.empty();
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        response.setHeader("Cache-Control",
                request.getParameter("v") == null ? "public, max-age=60" : "public, max-age=31536000, immutable");
        response.setContentLength(logo.get().length);
        response.getOutputStream().write(logo.get());
    }
}
