package org.pledgekeeper.web;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.pledgekeeper.security.BaseUrl;

/** Sends the browser on after a form, so that reloading repeats nothing. */
public final class Browser {
    private Browser() {}

    public static void goTo(String address) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(address);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Has the browser keep a cookie out of scripts' reach; an empty one kept for 0 seconds is forgotten. */
    public static void keepCookie(String name, String value, String path, int seconds) {
        FacesContext.getCurrentInstance().getExternalContext().addResponseCookie(name, value,
                Map.of("path", path, "httpOnly", true, "maxAge", seconds, "SameSite", "Lax", "secure", BaseUrl.isSecure()));
    }
}
