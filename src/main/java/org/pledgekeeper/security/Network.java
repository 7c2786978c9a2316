package org.pledgekeeper.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The network address a request comes from, for the {@link Allowance} of each. */
@ApplicationScoped
public class Network {
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.client-header")
    private Optional<String> clientHeader;

    /** Behind a proxy every request comes from the proxy: the setting names the header in which it gives the client's address. */
    public String of(HttpServletRequest request) {
        return clientHeader.filter(name -> !name.isBlank()).map(request::getHeader).orElseGet(request::getRemoteAddr);
    }
}
