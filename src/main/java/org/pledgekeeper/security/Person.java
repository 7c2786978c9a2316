package org.pledgekeeper.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Objects;
import org.pledgekeeper.typed.OneLine;

/** A signed-in person, as Keycloak knows them. What they may do in a workspace is our database's to say. */
public class Person extends CallerPrincipal {
    /** The realm role of national programme staff. */
    public static final String PROGRAMME_STAFF = "programme-staff";

    private final String fullName;
    private final String email;
    private final boolean programmeStaff;

    public Person(String subject, String fullName, String email, boolean programmeStaff) {
        super(subject);
        this.fullName = Objects.requireNonNullElse(OneLine.of(fullName), "");
        this.email = email;
        this.programmeStaff = programmeStaff;
    }

    public String subject() {
        return getName();
    }

    public String fullName() {
        return fullName;
    }

    public String email() {
        return email;
    }

    public boolean programmeStaff() {
        return programmeStaff;
    }
}
