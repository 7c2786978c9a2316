package org.pledgekeeper.programme;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.directory.Profile;
import org.pledgekeeper.directory.Signatories;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.DraftDecision.Outcome;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/**
 * What a signatory would like to change in public: a draft of its profile, or a line on what was done since; publish it, or say why not.
 */
@Named
@RequestScoped
public class ChangePage {
    @Inject
    private WaitingChanges waiting;
    @Inject
    private DecideOnDraft decideOnDraft;
    @Inject
    private DecideOnLine decideOnLine;
    @Inject
    private Signatories signatories;
    @Inject
    private Checklists checklists;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private String slug;
    private WaitingChanges.Draft draft;
    private WaitingChanges.Line line;
    private int seen;
    private String reason;

    @PostConstruct
    void load() {
        if (address.part("id").isEmpty()) {
            slug = address.part("slug");
            draft = waiting.draft(slug);
            seen = draft.draft() == null ? 0 : draft.draft().getVersion();
        } else if (getDone() == null) {
            try {
                line = waiting.line(Address.uuid(address.part("id")));
                slug = line.slug();
                seen = line.line().getVersion();
            } catch (NotFound gone) {
                if (request.getMethod().equals("GET")) {
                    throw gone;
                }
                errors.add(Map.of("line", "This line does not wait for review any more: it was taken back, or decided on already."));
            }
        }
    }

    public void decide(Outcome outcome) {
        orMend(() -> {
            decideOnDraft.decide(slug, seen, outcome, reason);
            Browser.goTo("/programme/changes/" + slug + "?done=" + outcome.name().toLowerCase(java.util.Locale.ROOT));
        });
    }

    public void publishLine() {
        decideOnLine(Optional.empty());
    }

    public void returnLine() {
        decideOnLine(Optional.of(reason == null ? "" : reason));
    }

    private void decideOnLine(Optional<String> returned) {
        if (line != null) {
            orMend(() -> {
                decideOnLine.decide(slug, line.line().getId(), seen, returned);
                Browser.goTo("/programme?done=line");
            });
        }
    }

    private void orMend(Runnable decision) {
        try {
            decision.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound gone) {
            errors.add(Map.of("draft", "This draft does not wait for review any more: it was withdrawn. Nothing was done."));
        }
    }

    public WaitingChanges.Draft getDraft() {
        return draft;
    }

    public WaitingChanges.Line getLine() {
        return line;
    }

    /** @return the profile as the public would see it */
    public Profile getProfile() {
        Profile standing = signatories.one(slug).orElseThrow(NotFound::new);
        return standing.with(draft.draft(),
                "/programme/changes/" + slug + "/logo.png?v=" + draft.draft().getLogoSha256().substring(0, 12));
    }

    public Edition getEdition() {
        return checklists.current();
    }

    public String getSlug() {
        return slug;
    }

    public String getDone() {
        return request.getParameter("done");
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
