package org.pledgekeeper.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.jacc.PolicyContext;
import java.util.Optional;
import java.util.Set;

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

    /** @return what they do for the national programme; empty for everyone who is none of its staff */
    public Set<ProgrammeRole> programmeRoles() {
        return person().map(Person::programmeRoles).orElse(Set.of());
    }

    public boolean isProgrammeStaff() {
        return !programmeRoles().isEmpty();
    }

    public boolean isModerator() {
        return programmeRoles().contains(ProgrammeRole.MODERATOR);
    }

    public boolean isAnalyst() {
        return programmeRoles().contains(ProgrammeRole.ANALYST);
    }

    public boolean isAdministrator() {
        return programmeRoles().contains(ProgrammeRole.ADMINISTRATOR);
    }

    /** @return who it is, as Keycloak numbers people; empty for nobody */
    public String getSubject() {
        return person().map(Person::subject).orElse("");
    }

    public String getFullName() {
        return person().map(Person::fullName).orElse("");
    }
}
