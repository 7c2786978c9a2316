package org.pledgekeeper.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.pledgekeeper.typed.OneLine;

/** A signed-in person, as Keycloak knows them. What they may do in a workspace is our database's to say. */
public class Person extends CallerPrincipal {
    private final String fullName;
    private final String email;
    private final EnumSet<ProgrammeRole> programmeRoles = EnumSet.noneOf(ProgrammeRole.class);

    public Person(String subject, String fullName, String email, Set<ProgrammeRole> programmeRoles) {
        super(subject);
        this.fullName = Objects.requireNonNullElse(OneLine.of(fullName), "");
        this.email = email;
        this.programmeRoles.addAll(programmeRoles);
    }

    /** @param programmeStaff whether they have every role of the programme; otherwise none */
    public Person(String subject, String fullName, String email, boolean programmeStaff) {
        this(subject, fullName, email, programmeStaff ? EnumSet.allOf(ProgrammeRole.class) : Set.of());
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

    /** @return what they do for the national programme; empty for everyone who is none of its staff */
    public Set<ProgrammeRole> programmeRoles() {
        return Set.copyOf(programmeRoles);
    }
}
