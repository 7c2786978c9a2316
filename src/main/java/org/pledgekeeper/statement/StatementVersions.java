package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * What the current organisation shows in public, for any of its members; the draft beside it, and what was decided on drafts, for its
 * leads.
 */
@ApplicationScoped
@InTenant
public class StatementVersions {
    @Inject
    private PublicStatement statement;
    @Inject
    private CurrentTenant tenant;

    /**
     * @param standing what is public now
     * @param draft null where there is none, or the reader is no lead
     * @param decisions what was decided on drafts, the latest first; none for who is no lead
     */
    public record Now(PublishedStatement standing, StatementDraft draft, List<DraftDecision> decisions) {
        /** @return what the programme said last, where the draft waits for the lead because of it; otherwise null */
        public DraftDecision answer() {
            boolean answered = draft != null && !draft.isSent() && !decisions.isEmpty()
                    && decisions.get(0).getDecision() != DraftDecision.Outcome.APPROVED;
            return answered ? decisions.get(0) : null;
        }
    }

    /** @throws NotFound where nothing is public yet */
    public Now now() {
        boolean lead = isLead();
        return new Now(statement.standing(), lead ? statement.draft().orElse(null) : null, lead ? statement.decisions() : List.of());
    }

    /** @return all that was public, what stands now first */
    public List<PublishedStatement> all() {
        return statement.all();
    }

    /** @return what stands, where three years have passed since it was authorised and the reader is the lead, who can have it renewed */
    public Optional<PublishedStatement> toRenew() {
        return isLead() ? statement.newest().filter(one -> !LocalDate.now(Days.SCOTLAND).isBefore(one.getRenewFrom())) : Optional.empty();
    }

    /** @return the logo of what was published under this id, or, for a lead and without an id, of the draft @throws NotFound for none */
    public byte[] logo(Optional<UUID> published) {
        return published.isPresent()
                ? statement.all().stream().filter(one -> one.getId().equals(published.get())).findFirst().orElseThrow(NotFound::new)
                        .logoPng()
                : Optional.ofNullable(isLead() ? statement.draft().orElse(null) : null).map(StatementDraft::logoPng)
                        .orElseThrow(NotFound::new);
    }

    private boolean isLead() {
        return tenant.getRole() == Role.LEAD;
    }
}
