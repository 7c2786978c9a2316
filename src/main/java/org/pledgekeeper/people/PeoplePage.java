package org.pledgekeeper.people;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.people.Members.Member;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The people of a workspace; for its lead also inviting someone, and changing or removing one of them. */
@Named
@RequestScoped
public class PeoplePage {
    private static final int ITEMS_NAMED = 3;

    @Inject
    private Members members;
    @Inject
    private InviteMember inviteMember;
    @Inject
    private ChangeMember changeMember;
    @Inject
    private RemoveMember removeMember;
    @Inject
    private SendInvitationAgain sendInvitationAgain;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Members.Overview overview;
    private Member member;
    private String name;
    private String email;
    private boolean sentAgain;
    private boolean asksAboutOneself;

    @PostConstruct
    void load() {
        overview = members.overview();
        String subject = address.part("subject");
        if (!subject.isEmpty()) {
            member = overview.members().stream().filter(one -> one.subject().equals(subject)).findFirst().orElseThrow(NotFound::new);
        }
    }

    /** Only the lead goes further than the list. */
    public void requireLead() {
        if (!isLead()) {
            throw new NotAllowed("Your organisation’s lead looks after who is in this workspace. Please ask them.");
        }
    }

    public void invite() {
        orMend(() -> {
            inviteMember.invite(new InviteMember.Invited(name, email, role(), isOnlyAssigned(), picked()));
            Browser.goTo(home() + "?done=invited");
        });
    }

    /** A lead who would be none any more is asked first: only another lead could make them one again. */
    public void change() {
        orMend(() -> {
            boolean oneOfSeveral = overview.members().stream().filter(one -> one.role() == Role.LEAD).count() > 1;
            asksAboutOneself = member.me() && oneOfSeveral && role() != null && role() != Role.LEAD && request.getParameter("sure") == null;
            if (asksAboutOneself) {
                throw new Refused("role",
                        "You would be no lead here any more, and only another lead could make you one again. If that is what you "
                                + "mean, save once more.");
            }
            changeMember.change(member.subject(), role(), isOnlyAssigned(), picked());
            Browser.goTo(home() + "?done=changed");
        });
    }

    public boolean isAsksAboutOneself() {
        return asksAboutOneself;
    }

    public void sendAgain() {
        orMend(() -> {
            sendInvitationAgain.send(member.subject());
            sentAgain = true;
        });
    }

    public void remove() {
        orMend(() -> {
            removeMember.remove(member.subject());
            Browser.goTo(member.me() ? "/w" : home() + "?done=removed");
        });
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private String home() {
        return "/w/" + tenant.getSlug() + "/people";
    }

    // What is typed, or stands --------------------------------------------------------------

    private boolean isTyped() {
        return errors.isAny() || request.getParameter("role") != null;
    }

    private Role role() {
        return OneOf.named(Role.class, request.getParameter("role")).orElse(null);
    }

    private Set<String> picked() {
        String[] picked = request.getParameterValues("item");
        return picked == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(picked));
    }

    /** @return the role chosen in the form, or the one the person has; null for someone new */
    public Role getRole() {
        return isTyped() || member == null ? role() : member.role();
    }

    public boolean isOnlyAssigned() {
        return isTyped() || member == null ? request.getParameter("only") != null : member.onlyAssigned();
    }

    public boolean has(String item) {
        return isTyped() || member == null ? picked().contains(item) : member.items().contains(item);
    }

    public boolean hasAny(Commitment commitment) {
        return has(commitment.id()) || commitment.indicators().stream().anyMatch(indicator -> has(indicator.id()));
    }

    // What is shown -------------------------------------------------------------------------

    public boolean isLead() {
        return tenant.getRole() == Role.LEAD;
    }

    public List<Member> getAll() {
        return overview.members();
    }

    public Member getMember() {
        return member;
    }

    public List<Commitment> getCommitments() {
        return overview.edition().commitments();
    }

    /** @return what someone looks after, in words: commitments, then the first few items */
    public List<String> lookedAfter(Member one) {
        List<String> words =
                new ArrayList<>(getCommitments().stream().filter(c -> one.items().contains(c.id())).map(Commitment::title).toList());
        List<Indicator> items = overview.edition().indicators().stream().filter(i -> one.items().contains(i.id())).toList();
        items.stream().limit(items.size() > ITEMS_NAMED ? ITEMS_NAMED - 1 : ITEMS_NAMED).map(Indicator::text).forEach(words::add);
        if (items.size() > ITEMS_NAMED) {
            words.add("and " + (items.size() - ITEMS_NAMED + 1) + " more items");
        }
        return words;
    }

    /** The roles to choose from, each with what it means; the lead's last, because it is rarely the one. */
    public enum RoleOffered {
        CHAMPION(Role.CHAMPION, "answers everything, begins a review and hands it to you, starts and changes actions."),
        CONTRIBUTOR(Role.CONTRIBUTOR, "answers what they know about, and starts actions."),
        VIEWER(Role.VIEWER, "reads everything and changes nothing."),
        LEAD(Role.LEAD,
                "does all that you can: signs reviews off, invites people, and can remove anyone, you included. Please choose this "
                        + "only for someone who shares the responsibility with you.");

        private final Role role;
        private final String meaning;

        RoleOffered(Role role, String meaning) {
            this.role = role;
            this.meaning = meaning;
        }

        public Role getRole() {
            return role;
        }

        public String getMeaning() {
            return meaning;
        }
    }

    public RoleOffered[] getRoles() {
        return RoleOffered.values();
    }

    /** @return what has just been done, in words; null where nothing has */
    public String getDone() {
        if (sentAgain) {
            return "The invitation is on its way again.";
        }
        return switch (String.valueOf(request.getParameter("done"))) {
            case "invited" -> "Invited. An email with the way in has gone to them. Its link is good for seven days.";
            case "changed" -> "Saved. It holds from now on.";
            case "removed" -> "Removed. What they wrote stays, under their name.";
            default -> null;
        };
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
