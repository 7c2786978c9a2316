package org.pledgekeeper.notice;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.pledgekeeper.database.TriedAgain;

/** Goes round as soon as a mail waits, and every half minute for those that could not go. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Postman extends TriedAgain {
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private DeliverMail mail;

    public void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.MailWaiting waiting) {
        executor.execute(this::all);
    }

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    public void round() {
        all();
    }

    private void all() {
        boolean more;
        do {
            more = mail.deliver();
        } while (more);
    }
}
