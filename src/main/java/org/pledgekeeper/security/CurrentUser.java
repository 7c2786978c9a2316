package org.pledgekeeper.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.jacc.PolicyContext;
import java.util.Optional;

/** The person behind this request, if anyone has signed in. */
@Named
@RequestScoped
public class CurrentUser {
    @Inject
    private SecurityContext security;
    private Person found;

    /** Payara 7 has forgotten who called by the time it shows an error page, and then answers no question about it. */
    public Optional<Person> person() {
        if (found == null && PolicyContext.getContextID() != null) {
            found = security.getPrincipalsByType(Person.class).stream().findFirst().orElse(null);
        }
        return Optional.ofNullable(found);
    }

    public boolean isSignedIn() {
        return person().isPresent();
    }

    public boolean isProgrammeStaff() {
        return person().map(Person::programmeStaff).orElse(false);
    }

    /** @return who it is, as Keycloak numbers people; empty for nobody */
    public String getSubject() {
        return person().map(Person::subject).orElse("");
    }

    public String getFullName() {
        return person().map(Person::fullName).orElse("");
    }
}
