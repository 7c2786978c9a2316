package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.invitation.Invite;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.tenant.Role;

/**
 * Writes to someone who is in the workspace now: who asks them, as what, and for what, with a link that lands there. The lead is
 * told the same whether they had an account before or not: that is theirs to say.
 */
@ApplicationScoped
@PartOfUseCase
class SendInvitation {
    static final int AT_MOST_AN_HOUR = 30;
    private static final int MOST_LISTED = 7;
    /** The journal's words for the two changes that send one. */
    static final String INVITED = "invited";
    static final String INVITED_AGAIN = "invited again";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Invite invite;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /** @throws Refused under {@code field} after 30 invitations within an hour */
    void requireNotTooMany(String field) {
        Number sent =
                (Number) em.createNativeQuery("select count(*) from journal where action in (?1, ?2) and at > now() - interval '1 hour'")
                        .setParameter(1, INVITED).setParameter(2, INVITED_AGAIN).getSingleResult();
        if (sent.intValue() >= AT_MOST_AN_HOUR) {
            throw new Refused(field, "Your organisation has sent " + AT_MOST_AN_HOUR
                    + " invitations within the hour. Nothing is lost: please send the next one a little later.");
        }
    }

    /** @param subject a member's */
    void send(String subject) {
        Membership by = tenant.membership().orElseThrow(NotFound::new);
        Object[] member = (Object[]) em
                .createNativeQuery(
                        """
                select name, email, role, (select string_agg(a.item, ' ') from assignment a where a.subject = m.subject) from member m \
                where m.subject = ?1""")
                .setParameter(1, subject).getSingleResult();
        Edition edition = rounds.edition();
        Optional<Edition> asked = rounds.find().map(rounds::asked);
        List<String> items = member[3] == null ? List.of() : List.of(((String) member[3]).split(" "));
        String organisation = Mail.name(by.organisation());
        invite.send(subject, (String) member[0], (String) member[1], by.organisation(),
                "You are invited to " + organisation + "’s workspace", """
                %s has invited you to %s’s workspace in Pledgekeeper, where it looks at how it keeps its trauma-informed leadership pledge.

                You are asked to come in %s%s
                """.formatted(Mail.name(by.personName()), organisation, task(Role.valueOf((String) member[2])), listed(edition, items)),
                "/w/" + by.slug() + asked.map(now -> place(now, items)).orElse(""));
    }

    private static String task(Role role) {
        return switch (role) {
            case LEAD -> "as a lead: to see to the review as a whole, who answers what, and when it is signed off.";
            case CHAMPION -> "as a champion: to answer the review together with colleagues, and to note what is to be done.";
            case CONTRIBUTOR -> "as a contributor: to answer what you know about.";
            case VIEWER -> "as a viewer: to read where the organisation stands. Nothing else is asked of you.";
        };
    }

    /** @return the items in words, at most seven; nothing where none is theirs in particular */
    private static String listed(Edition edition, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        List<String> titles =
                Stream.concat(edition.commitments().stream().filter(c -> items.contains(c.id())).map(c -> c.title() + " (all of it)"),
                        edition.indicators().stream().filter(i -> items.contains(i.id())).map(Edition.Indicator::text)).toList();
        return "\n\nWhat you would look after:\n- " + String.join("\n- ", titles.subList(0, Math.min(MOST_LISTED, titles.size())))
                + (titles.size() > MOST_LISTED ? "\n- and " + (titles.size() - MOST_LISTED) + " more" : "");
    }

    /**
     * @return the page of the one commitment that all items belong to, at the item where it is one; the workspace's first page otherwise
     */
    private static String place(Edition asked, List<String> items) {
        List<Optional<Edition.Commitment>> theirs =
                items.stream().map(item -> asked.commitment(item).or(() -> asked.commitmentOf(item))).distinct().toList();
        if (theirs.size() != 1 || theirs.get(0).isEmpty()) {
            return "";
        }
        return "/commitments/" + theirs.get(0).get().id()
                + (items.size() == 1 && asked.indicator(items.get(0)).isPresent() ? "?item=" + items.get(0) : "");
    }
}
