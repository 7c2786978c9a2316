package org.pledgekeeper.programme;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.pledgekeeper.assessment.RoundSubmitted;

/** Looks for a new release of the figures after each submitted round, apart from the lead's own request. */
@ApplicationScoped
public class FigureKeeper {
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private FreezeFigures figures;

    void onSubmitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoundSubmitted submitted) {
        executor.execute(figures::freeze);
    }
}
