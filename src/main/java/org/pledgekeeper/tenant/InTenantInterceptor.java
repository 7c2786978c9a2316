package org.pledgekeeper.tenant;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.pledgekeeper.database.Scope;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;

/** Comes before the transaction's own interceptor, so that the scope is known when the transaction takes its connection. */
@InTenant
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class InTenantInterceptor {
    @Inject
    private CurrentTenant current;

    @AroundInvoke
    Object inScope(InvocationContext call) throws Exception {
        Membership membership = current.membership().orElseThrow(NotFound::new);
        if (!Arrays.asList(Annotated.of(call, InTenant.class).value()).contains(membership.role())) {
            throw new NotAllowed("Your role here is " + membership.role().getTitle().toLowerCase()
                    + ", which does not include this. The organisation's lead can do it.");
        }
        return new Scope(membership.tenant(), membership.subject(), Scope.APP).call(call::proceed);
    }
}
