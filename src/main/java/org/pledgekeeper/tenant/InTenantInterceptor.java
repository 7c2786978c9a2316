package org.pledgekeeper.tenant;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.pledgekeeper.database.Scope;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.CurrentUser;

/**
 * Comes before the transaction's own interceptor, so that the scope is known when the transaction takes its connection. Who the
 * caller is may not be known by then: {@link AdmitMember}, after it, asks in the same transaction.
 */
@InTenant
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class InTenantInterceptor {
    @Inject
    private CurrentTenant current;
    @Inject
    private CurrentUser user;

    @AroundInvoke
    Object inScope(InvocationContext call) throws Exception {
        Scope scope = current.isKnown() ? AdmitMember.scope(current.membership().orElseThrow())
                : new Scope(null, user.person().orElseThrow(NotFound::new).subject(), Scope.APP);
        return scope.call(call::proceed);
    }
}
