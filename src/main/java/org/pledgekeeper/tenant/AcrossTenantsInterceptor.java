package org.pledgekeeper.tenant;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Collections;
import java.util.List;
import org.pledgekeeper.database.Scope;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;

/** Comes before the transaction's own interceptor, so that the scope is known when the transaction takes its connection. */
@AcrossTenants
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class AcrossTenantsInterceptor {
    @Inject
    private CurrentUser user;

    @AroundInvoke
    Object inScope(InvocationContext call) throws Exception {
        AcrossTenants across = Annotated.of(call, AcrossTenants.class);
        Caller by = across.by();
        if (by.isNobody()) {
            return new Scope(null, null, by.databaseRole()).call(call::proceed);
        }
        if (!by.admits(user)) {
            throw new NotFound();
        }
        if (by.isStaff() && Collections.disjoint(user.programmeRoles(), List.of(across.as()))) {
            throw new NotAllowed(ProgrammeRole.refusal(user.programmeRoles(), List.of(across.as())));
        }
        String person = user.person().map(p -> p.subject()).orElse(null);
        return new Scope(null, person, by.databaseRole()).call(call::proceed);
    }
}
