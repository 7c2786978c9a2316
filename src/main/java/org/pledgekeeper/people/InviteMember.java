package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;

/**
 * The lead invites someone. All is checked first; then they get an account, unless they have one, their place and what they
 * look after, and the mail waits in the outbox. See docs/adr for why none of it tells whether they had an account.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class InviteMember {
    static final int MOST_MEMBERS = 200;
    static final int LONGEST_NAME = 120;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Leads leads;
    @Inject
    private Accounts accounts;
    @Inject
    private CurrentRound rounds;
    @Inject
    private Assign assign;
    @Inject
    private SendInvitation invitation;
    @Inject
    private Event<Change> changes;

    /**
     * @param onlyAssigned whether they see only what they look after; counts for a contributor
     * @param items ids of the commitments and indicators they look after
     */
    public record Invited(String name, String email, Role role, boolean onlyAssigned, Set<String> items) {
        public Invited {
            name = Objects.requireNonNullElse(OneLine.of(name), "");
            email = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
            onlyAssigned &= role == Role.CONTRIBUTOR;
            items = items == null ? Set.of() : Set.copyOf(items);
        }

        private Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            if (name.isEmpty()) {
                problems.put("name", "Enter their name, as colleagues know it.");
            } else if (name.length() > LONGEST_NAME) {
                problems.put("name", "This is " + name.length() + " characters long. Please keep it to " + LONGEST_NAME + ".");
            }
            if (!Mail.isAddress(email)) {
                problems.put("email", "Enter their work email address in the form name@example.org. The invitation goes there.");
            }
            if (role == null) {
                problems.put("role", "Choose what they may do here.");
            }
            if (onlyAssigned && items.isEmpty()) {
                problems.put("items", NOTHING_TO_SEE);
            }
            return problems;
        }
    }

    static final String NOTHING_TO_SEE = "They would see nothing yet. Tick at least one commitment or item, or let them see everything.";

    /**
     * @return the person's subject
     * @throws Refused when something is missing, they are a member already, there are 200 members, or 30 invitations were sent within the
     * hour
     * @throws NotFound when one of the items is none of the checklist's
     * @throws Unavailable when Keycloak does not answer; nothing is done, and trying again is safe
     */
    public String invite(Invited invited) {
        Map<String, String> problems = invited.problems();
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        leads.hold();
        invitation.requireNotTooMany("email");
        requireRoomFor(invited.email());
        if (!rounds.edition().hasAll(invited.items())) {
            throw new NotFound();
        }
        String subject = accounts.ensure(invited.email(), invited.name());
        int added = em.createNativeQuery("""
                insert into member (id, subject, name, email, role, only_assigned) values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict (tenant_id, subject) do nothing""")
                .setParameter(1, UUID.randomUUID()).setParameter(2, subject).setParameter(3, invited.name())
                .setParameter(4, invited.email()).setParameter(5, invited.role().name()).setParameter(6, invited.onlyAssigned())
                .executeUpdate();
        if (added == 0) {
            throw isHereAlready();
        }
        if (!invited.items().isEmpty()) {
            assign.assign(subject, invited.items());
        }
        changes.fire(
                new Change(SendInvitation.INVITED, subject, invited.role().name() + (invited.onlyAssigned() ? ", only assigned" : "")));
        invitation.send(subject);
        return subject;
    }

    private void requireRoomFor(String email) {
        Object[] counted = (Object[]) em.createNativeQuery("select count(*), count(*) filter (where lower(email) = ?1) from member")
                .setParameter(1, email).getSingleResult();
        if (((Number) counted[1]).intValue() > 0) {
            throw isHereAlready();
        }
        if (((Number) counted[0]).intValue() >= MOST_MEMBERS) {
            throw new Refused("email", "A workspace has room for " + MOST_MEMBERS
                    + " people, and yours is full. Remove someone who no longer needs it; then invite the next.");
        }
    }

    private static Refused isHereAlready() {
        return new Refused("email", "This person is in your workspace already. You can change their role in the list of people.");
    }
}
