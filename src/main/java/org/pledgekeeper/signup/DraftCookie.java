package org.pledgekeeper.signup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.pledgekeeper.web.Browser;

/** The cookie with which a browser finds its own draft again. Out of scripts' reach, sent to the sign-up pages only. */
final class DraftCookie {
    private static final String NAME = "pledgekeeper_draft";

    private DraftCookie() {
    }

    static String read(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    static void write(HttpServletRequest request, String secret) {
        set(request, secret, (int) Link.LIFE.toSeconds());
    }

    static void forget(HttpServletRequest request) {
        set(request, "", 0);
    }

    private static void set(HttpServletRequest request, String value, int seconds) {
        Browser.keepCookie(NAME, value, "/sign-up", seconds, request.isSecure());
    }
}
