package org.pledgekeeper.container;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Specializes;
import java.util.Optional;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.Person;

/**
 * Stands in for the sign-in alone: a test says who is behind a request, as a session or a token otherwise would.
 * Everything that follows from it (membership, role, scope, database role) is the application's own doing.
 */
@RequestScoped
@Specializes
public class SignedInAs extends CurrentUser {
    private Person person;

    /** @param person null for nobody */
    public void set(Person person) {
        this.person = person;
    }

    @Override
    public Optional<Person> person() {
        return person == null ? super.person() : Optional.of(person);
    }
}
