package org.pledgekeeper.web;

import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What no route answers under {@code /w}, {@code /sign-up} and {@code /programme}. The container reads a form with a file by the servlet
 * first mapped, before the
 * address is led to its view: so these limits are those of every page there that takes a file. One that is over a
 * page's own limit is answered kindly by that page; only past these does the request itself end.
 */
@WebServlet({"/w/*", "/sign-up/*", "/programme"})
@MultipartConfig(maxFileSize = 33L * 1024 * 1024, maxRequestSize = 34L * 1024 * 1024, fileSizeThreshold = 256 * 1024)
public class NothingThere extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
