package org.pledgekeeper.database;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.ShippedWar;

/** A timer outlives its failures, which the container by itself does not let it. */
@ExtendWith(ArquillianExtension.class)
class TriedAgainIT {
    @Deployment
    static WebArchive war() {
        return ShippedWar.with(TriedAgainIT.class, FailingTimer.class);
    }

    @Test
    void whatFailsIsCalledAgainAtItsNextTime() throws Exception {
        assertTrue(FailingTimer.CALLS.await(60, TimeUnit.SECONDS), "the container dropped it");
    }
}
