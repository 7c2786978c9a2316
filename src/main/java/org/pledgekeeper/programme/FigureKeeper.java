package org.pledgekeeper.programme;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.pledgekeeper.assessment.RoundSubmitted;

/** Looks for a new release of the figures after each submitted round, apart from the lead's own request, and every hour besides. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureKeeper {
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private FreezeFigures figures;

    public void onSubmitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoundSubmitted submitted) {
        executor.execute(figures::freeze);
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void everyHour() {
        figures.freeze();
    }
}
