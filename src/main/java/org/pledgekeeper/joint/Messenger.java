package org.pledgekeeper.joint;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Has an invited organisation written to, once the invitation stands. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Messenger {
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private TellInvited tellInvited;

    public void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) InviteToJoint.Invited invited) {
        executor.execute(() -> tellInvited.tell(invited.action(), invited.organisation()));
    }
}
