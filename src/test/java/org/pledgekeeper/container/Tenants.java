package org.pledgekeeper.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Founds tenants for tests, with the application's own code and database role. */
@ApplicationScoped
public class Tenants {
    @Inject
    private FoundTenant tenants;

    /** One tenant with a lead whose subject is {@code lead@slug}, a champion, a contributor and a viewer alike. */
    @AcrossTenants(by = Caller.SERVICE)
    public UUID found(String slug, Sector sector) {
        UUID id = tenants.found(slug, "Organisation " + slug, sector.name(), "fife", "UNDER_50", LocalDate.of(2026, 3, 14));
        for (Role role : Role.values()) {
            Person member = member(role, slug);
            tenants.addMember(member.subject(), member.fullName(), member.email(), role);
        }
        return id;
    }

    /** One more member, in a tenant that is there already. */
    public static void join(UUID tenant, Person person, Role role) {
        Superuser.change("insert into member (tenant_id, id, subject, name, email, role) values (?, gen_random_uuid(), ?, ?, ?, ?)",
                tenant, person.subject(), person.fullName(), person.email(), role.name());
    }

    public static Person member(Role role, String slug) {
        String name = role.name().toLowerCase();
        return new Person(name + "@" + slug, name + " of " + slug, name + "@" + slug + ".example", false);
    }

    public static Person lead(String slug) {
        return member(Role.LEAD, slug);
    }

    public static Person staff() {
        return new Person("staff", "Staff Member", "staff@programme.example", true);
    }

    /** Someone of the programme with one role. */
    public static Person staff(ProgrammeRole role) {
        return new Person(role.realmRole(), "The " + role.getTitle(), role.getTitle() + "@programme.example", Set.of(role));
    }

    public static Person stranger() {
        return new Person("stranger", "No Workspace", "stranger@example.org", false);
    }
}
