package org.pledgekeeper.programme;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The logo of an application under review, for programme staff. */
@WebServlet("/programme/logos/*")
public class ApplicationLogoServlet extends HttpServlet {
    @Inject
    private transient ReviewQueue queue;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] logo = queue.one(String.valueOf(request.getPathInfo()).replaceFirst("^/", "")).logoPng();
        response.setContentType("image/png");
        response.getOutputStream().write(logo);
    }
}
