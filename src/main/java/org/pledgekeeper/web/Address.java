package org.pledgekeeper.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotFound;

/** The address of this request as the person sees it, and the parts its {@link Route} names. */
@Named
@RequestScoped
public class Address {
    private static final String ATTRIBUTE = Address.class.getName();

    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.session.idle-minutes")
    private int idleMinutes;

    static void remember(HttpServletRequest request, String path, Map<String, String> parts) {
        request.setAttribute(ATTRIBUTE + ".path", path);
        request.setAttribute(ATTRIBUTE, parts);
    }

    static String original(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE + ".path");
    }

    /** @return that part of the address; empty where the route has none of this name */
    @SuppressWarnings("unchecked")
    public String part(String name) {
        Map<String, String> parts = (Map<String, String>) request.getAttribute(ATTRIBUTE);
        return parts == null ? "" : parts.getOrDefault(name, "");
    }

    /** @throws NotFound for a text that is no id */
    public static UUID uuid(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }

    public String getPath() {
        String path = original(request) == null ? request.getRequestURI() : original(request);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    public boolean starts(String prefix) {
        return getPath().equals(prefix) || getPath().startsWith(prefix + "/");
    }

    /** @return on an error page: what kind of trouble it was, as its heading */
    public String getFailure() {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return switch (status instanceof Integer code ? code : 500) {
            case 400 -> "We could not read this request";
            case 403 -> "This is not open to you";
            case 409 -> "Something has changed meanwhile";
            case 413 -> "This is too large to receive";
            case 429 -> "A short pause, please";
            default -> "This did not work just now";
        };
    }

    public int getIdleMinutes() {
        return idleMinutes;
    }
}
