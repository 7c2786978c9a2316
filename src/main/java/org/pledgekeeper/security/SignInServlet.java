package org.pledgekeeper.security;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * Where Keycloak sends the browser back to, the buttons to sign out and to make the sign-in safer, and the "stay signed in" of the idle
 * warning.
 */
@WebServlet({SignIn.CALLBACK, "/sign-out", "/safer-sign-in", "/stay-signed-in"})
public class SignInServlet extends HttpServlet {
    @Inject
    private transient SignIn signIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals(SignIn.CALLBACK)) {
            boolean safer = "success".equals(request.getParameter("kc_action_status"));
            go(signIn.finish(request, response).map(address -> safer ? "/w?safer=yes" : address), response);
        } else {
            response.sendRedirect(signIn.start());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/sign-out")) {
            response.sendRedirect(signIn.end(request));
            return;
        }
        if (request.getServletPath().equals("/safer-sign-in")) {
            go(signIn.makeSafer(request, response, "passkey".equals(request.getParameter("with"))), response);
            return;
        }
        HttpSession session = request.getSession(false);
        boolean signedIn = session != null && session.getAttribute(SignedIn.ATTRIBUTE) != null;
        response.setStatus(signedIn ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** @param address nothing when the answer is given already */
    private static void go(Optional<String> address, HttpServletResponse response) throws IOException {
        if (address.isPresent()) {
            response.sendRedirect(address.get());
        }
    }
}
