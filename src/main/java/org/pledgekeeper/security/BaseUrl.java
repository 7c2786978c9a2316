package org.pledgekeeper.security;

import jakarta.servlet.http.Cookie;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What follows from the address people use. Where it begins with https, every cookie is kept to it. The request is not asked:
 * a proxy that ends TLS passes it on without.
 */
public final class BaseUrl {
    private BaseUrl() {}

    public static boolean isSecure() {
        return ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class).startsWith("https:");
    }

    /** @return the name under which a browser takes a cookie only over TLS and, for the whole address, from this host alone */
    public static String cookieName(String name, String path) {
        return isSecure() ? (path.equals("/") ? "__Host-" : "__Secure-") + name : name;
    }

    /** @param seconds 0 has the browser forget it */
    static Cookie cookie(String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure());
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
