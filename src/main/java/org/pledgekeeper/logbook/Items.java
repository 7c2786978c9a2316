package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Promises;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What an entry can be for, as far as the caller may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class Items {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Checklists checklists;
    @Inject
    private Promises promises;
    @Inject
    private CurrentTenant tenant;

    /** @return the edition of the latest round, or the current one before the first; of it what the caller may see */
    Edition edition() {
        return rounds.seen(rounds.edition());
    }

    /** @return of the current edition what the caller may see; asks the database nothing */
    Edition current() {
        return rounds.seen(checklists.current());
    }

    /** @return the promises that an entry can keep */
    List<String> promises() {
        return promises.standing();
    }

    Membership member() {
        return tenant.membership().orElseThrow(NotFound::new);
    }

    boolean sees(Entry entry) {
        Membership member = member();
        return member.subject().equals(entry.subject()) || member.sees(entry.commitment(), entry.indicator() == null ? ""
                : entry.indicator());
    }

    /**
     * @param before the entry as it stands, whose own item is taken whatever has become of it; null for a new one
     * @throws Refused when it is for no commitment or item that the caller may see, or keeps none of the promises that stand
     */
    void require(Entry.Given given, Entry before) {
        boolean same = before != null && Objects.equals(given.commitment(), before.commitment())
                && Objects.equals(given.indicator(), before.indicator());
        promises.require(given.promise(), before == null ? null : before.promise());
        if (!same && !isItem(given)) {
            throw new Refused("about", given.commitment() == null ? "Choose which commitment it is for."
                    : "There is no such item in your review. Please choose one from the list.");
        }
        if (!same && given.indicator() != null
                && checklists.commitmentOf(given.indicator()).filter(one -> one.id().equals(given.commitment())).isEmpty()) {
            throw new Refused("about", "This item belongs to another commitment. Choose an item of the commitment it is for, or none.");
        }
    }

    private boolean isItem(Entry.Given given) {
        return given.commitment() != null && checklists.current().commitment(given.commitment()).isPresent()
                && member().sees(given.commitment(), given.indicator() == null ? "" : given.indicator())
                && (given.indicator() == null || checklists.newest(given.indicator()).isPresent());
    }
}
