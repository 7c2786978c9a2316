package org.pledgekeeper.web;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the browser on after a form, so that reloading repeats nothing. */
public final class Browser {
    private Browser() {
    }

    public static void goTo(String address) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(address);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
