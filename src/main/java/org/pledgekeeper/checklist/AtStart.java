package org.pledgekeeper.checklist;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.database.TriedAgain;

/**
 * Learns of the editions that were published from the product, and seals all as soon as the database is ready. Asks each second
 * whether another node has published one since (docs/adr/0059).
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class AtStart extends TriedAgain {
    private static final Logger LOG = Logger.getLogger(AtStart.class.getName());

    @Inject
    private SealEditions seals;
    @Inject
    private PublishedEditions published;
    @Inject
    private Checklists checklists;
    private int known;

    @PostConstruct
    void begin() {
        learn();
        seals.seal();
    }

    private void learn() {
        int counted = published.count();
        if (counted != known) {
            checklists.adopt(published.all());
            known = counted;
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void ask() {
        try {
            learn();
        } catch (RuntimeException notNow) {
            LOG.log(Level.FINE, "Whether an edition was published elsewhere could not be asked", notNow);
        }
    }
}
