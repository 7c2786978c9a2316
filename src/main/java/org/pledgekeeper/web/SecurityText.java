package org.pledgekeeper.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where to tell of a weakness found in this service, as RFC 9116 writes it; 404 while the operator has set no address. */
@WebServlet(SecurityText.ADDRESS)
public class SecurityText extends HttpServlet {
    static final String ADDRESS = "/.well-known/security.txt";

    /**
     * What is said here holds as long as the service runs, so its end lies ahead of every day it is read on; the RFC asks for less than a
     * year.
     */
    private static final Period HOLDS_FOR = Period.ofDays(180);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@:/<>]+@[^\\s@:/<>]+");
    private static final Pattern WEB = Pattern.compile("https://[^\\s/<>]+(/[^\\s<>]*)?");

    @Inject
    @ConfigProperty(name = "pledgekeeper.operator.security-contact")
    private Optional<String> contact;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    @Override
    public void init() {
        contact.filter(set -> address(set).isEmpty()).ifPresent(set -> log("pledgekeeper.operator.security-contact is \"" + set
                + "\", which is neither an email address nor a page that starts with https://, so " + ADDRESS + " is not shown."));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> address = contact.flatMap(SecurityText::address);
        if (address.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(text(address.get(), baseUrl, Clock.systemUTC()));
    }

    /** @return the contact as an address programs can follow; empty for what is neither an email address nor a secure page */
    static Optional<String> address(String contact) {
        String plain = contact.strip();
        return EMAIL.matcher(plain).matches() ? Optional.of("mailto:" + plain)
                : Optional.of(plain).filter(page -> WEB.matcher(page).matches());
    }

    static String text(String address, String baseUrl, Clock clock) {
        Instant until = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plus(HOLDS_FOR).atStartOfDay().toInstant(ZoneOffset.UTC);
        return """
                Contact: %s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s
                """.formatted(address, DateTimeFormatter.ISO_INSTANT.format(until), baseUrl + ADDRESS);
    }
}
