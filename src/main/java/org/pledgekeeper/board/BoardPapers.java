package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.pledgekeeper.promise.KeptPromises;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.report.Reports;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * The paper for an organisation's board, made anew each time for its lead and for champions who see the whole workspace, out of what any
 * of its members may see.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class BoardPapers {
    @Inject
    private Reports reports;
    @Inject
    private KeptPromises promises;
    @Inject
    private KeptAsks kept;
    @Inject
    private CurrentTenant tenant;

    public record Made(Paper paper, Asks asks) {}

    /** @throws NotFound for someone who was invited for some items only */
    public Made make() {
        if (tenant.membership().filter(Membership::onlyAssigned).isPresent()) {
            throw new NotFound();
        }
        KeptAsks.Kept all = kept.read();
        return new Made(new BoardPaper(tenant.getOrganisation(), LocalDate.now(Days.SCOTLAND), reports.signedOff().orElse(null),
                promises.all().stream().filter(one -> one.promise() != null).toList(), all.actions(), all.asks().lines()).paper(),
                all.asks());
    }
}
