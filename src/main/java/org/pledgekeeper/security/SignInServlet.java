package org.pledgekeeper.security;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Where Keycloak sends the browser back to, the buttons to sign out and to make the sign-in safer, and the "stay signed in" of the idle warning. */
@WebServlet({SignIn.CALLBACK, "/sign-out", "/safer-sign-in", "/stay-signed-in"})
public class SignInServlet extends HttpServlet {
    @Inject
    private transient SignIn signIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals(SignIn.CALLBACK)) {
            String back = signIn.finish(request);
            response.sendRedirect("success".equals(request.getParameter("kc_action_status")) ? "/w?safer=yes" : back);
        } else {
            response.sendRedirect("/");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/sign-out")) {
            response.sendRedirect(signIn.end(request));
            return;
        }
        if (request.getServletPath().equals("/safer-sign-in")) {
            response.sendRedirect(signIn.makeSafer(request, "passkey".equals(request.getParameter("with"))));
            return;
        }
        HttpSession session = request.getSession(false);
        boolean signedIn = session != null && session.getAttribute(SignedIn.ATTRIBUTE) != null;
        response.setStatus(signedIn ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_UNAUTHORIZED);
    }
}
