package org.pledgekeeper.directory;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.DiscardStatementDraft;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.statement.PublicFaceForm;
import org.pledgekeeper.statement.PublishedStatement;
import org.pledgekeeper.statement.Reviewed;
import org.pledgekeeper.statement.SendStatementDraft;
import org.pledgekeeper.statement.StatementDraft;
import org.pledgekeeper.statement.StatementVersions;
import org.pledgekeeper.statement.WithdrawStatementDraft;
import org.pledgekeeper.statement.WriteStatementDraft;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** What the public sees of an organisation, in its workspace: what stands, what stood, and the lead's draft beside it. */
@Named
@RequestScoped
public class PublicPage extends PublicFaceForm {
    @Inject
    private StatementVersions versions;
    @Inject
    private WriteStatementDraft writeDraft;
    @Inject
    private SendStatementDraft sendDraft;
    @Inject
    private WithdrawStatementDraft withdrawDraft;
    @Inject
    private DiscardStatementDraft discardDraft;
    @Inject
    private Signatories signatories;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private StatementVersions.Now now;
    private Profile standing;
    private StatementDraft theirs;
    private int seen;

    @PostConstruct
    void load() {
        now = versions.now();
        seen = isDraft() ? now.draft().getVersion() : 0;
        var shown = isDraft() ? now.draft() : now.standing();
        statement = shown.getStatement();
        website = shown.getWebsite();
        logoAlt = shown.getLogoAlt();
        seniorName = shown.getSeniorName();
        seniorRole = shown.getSeniorRole();
        seniorDate = Objects.toString(shown.getSeniorDate(), "");
        seniorConfirms = isDraft() && shown.isSeniorConfirms();
    }

    // Changing it ---------------------------------------------------------------------------

    /** Keeps what was typed first; then says what needs mending, or goes on. */
    public void save() throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        LogoImage safe = logo(refused);
        LocalDate given = seniorDate(refused);
        try {
            StatementDraft draft = writeDraft.write(seen, d -> {
                d.write(statement);
                d.link(website);
                if (safe != null) {
                    d.showLogo(safe);
                }
                d.describeLogo(logoAlt);
                d.authorise(seniorName, seniorRole, given, seniorConfirms);
            });
            Map<String, String> problems = new LinkedHashMap<>(draft.problems());
            problems.putAll(refused);
            if (problems.isEmpty() || request.getParameter("later") != null && refused.isEmpty()) {
                Browser.goTo(getHome() + "?done=saved#draft");
                return;
            }
            now = versions.now();
            seen = draft.getVersion();
            errors.add(problems);
        } catch (ChangedMeanwhile changed) {
            theirs = changed.theirs(StatementDraft.class);
            seen = theirs.getVersion();
        } catch (Refused withTheProgramme) {
            errors.add(withTheProgramme.problems());
        }
    }

    public void send() {
        orMend("sent", () -> sendDraft.send(seen));
    }

    public void withdraw() {
        orMend("withdrawn", withdrawDraft::withdraw);
    }

    public void discard() {
        orMend("discarded", () -> discardDraft.discard(seen));
    }

    private void orMend(String done, Runnable change) {
        try {
            change.run();
            Browser.goTo(getHome() + "?done=" + done + "#draft");
            return;
        } catch (ChangedMeanwhile changed) {
            errors.add(Map.of("draft", "Another lead changed this draft a moment ago. It is shown as it is now; please read it again."));
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound gone) {
            errors.add(
                    Map.of("draft", "There is no draft any more: it was decided on, or discarded. What is public is shown as it is now."));
        }
        load();
    }

    // What is shown -------------------------------------------------------------------------

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/public";
    }

    public PublishedStatement getStanding() {
        return now.standing();
    }

    public boolean isDraft() {
        return now.draft() != null;
    }

    public StatementVersions.Now getNow() {
        return now;
    }

    public Profile getProfile() {
        if (standing == null) {
            standing = signatories.one(tenant.getSlug()).orElseThrow(NotFound::new);
        }
        return standing;
    }

    /** @return the profile as it would be with the draft */
    public Profile getPreview() {
        return getProfile().with(now.draft(), getHome() + "/logos/draft?v=" + now.draft().getLogoSha256().substring(0, 12));
    }

    public Edition getEdition() {
        return checklists.current();
    }

    /** @return where the draft differs from what is public, its logo apart */
    public List<Reviewed.Changed> getChanged() {
        return Reviewed.between(now.standing(), now.draft());
    }

    public boolean isLogoChanged() {
        return Reviewed.isLogoOther(now.standing(), now.draft());
    }

    /** One version of what was public, with what was changed in it. @param changed null for the first */
    public record Version(PublishedStatement published, List<Reviewed.Changed> changed, boolean logoChanged) {}

    /** @return all that was public, what stands now first */
    public List<Version> getVersions() {
        List<PublishedStatement> all = versions.all();
        return java.util.stream.IntStream.range(0, all.size()).mapToObj(i -> i + 1 == all.size() ? new Version(all.get(i), null, false)
                : new Version(all.get(i), Reviewed.between(all.get(i + 1), all.get(i)), Reviewed.isLogoOther(all.get(i + 1), all.get(i))))
                .toList();
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "saved" -> "Saved as a draft. Nothing public has changed.";
            case "sent" -> "Sent. The programme reads it now. What is public stays as it is until they approve your draft.";
            case "withdrawn" -> "Withdrawn. The programme no longer sees it, and all you wrote is still here.";
            case "discarded" -> "The draft is gone. What is public stays as it is.";
            default -> null;
        };
    }

    public boolean isAsking(String what) {
        return what.equals(request.getParameter("ask"));
    }

    /** @return the draft as another lead has left it meanwhile; null where nobody has */
    public StatementDraft getTheirs() {
        return theirs;
    }

    public List<Map.Entry<String, String>> getTheirWords() {
        return theirs == null ? List.of() : List.copyOf(theirs.held().entrySet());
    }

    // What was typed ------------------------------------------------------------------------

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }
}
