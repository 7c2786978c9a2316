package org.pledgekeeper.security;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.refusal.Unavailable;

/**
 * Finds or makes a person's account for a change that gives them a place somewhere. Keycloak is no part of the transaction, so
 * an account made for one that then fails is removed again; should even that fail, it is an account without a workspace, and
 * the next try finds and uses it.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class EnsureAccount {
    private static final Logger LOG = Logger.getLogger(EnsureAccount.class.getName());

    @Resource
    private TransactionSynchronizationRegistry transaction;
    @Inject
    private Accounts accounts;

    /** @throws Unavailable when Keycloak does not answer or refuses */
    public Accounts.Account ensure(String email, String fullName) {
        Accounts.Account account = accounts.ensure(email, fullName);
        if (account.isNew()) {
            removeIfRolledBack(account.subject());
        }
        return account;
    }

    private void removeIfRolledBack(String subject) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_COMMITTED) {
                    try {
                        accounts.remove(subject);
                    } catch (Unavailable still) {
                        LOG.log(Level.WARNING, "An account without a workspace is left in Keycloak; the next invitation of this person uses it.", still);
                    }
                }
            }
        });
    }
}
