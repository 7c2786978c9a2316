package org.pledgekeeper.tenant;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import java.util.Locale;
import org.pledgekeeper.database.Scope;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;

/** Inside the use case's transaction: lets in only members with one of the roles that the use case names. */
@InTenant
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
public class AdmitMember {
    @Inject
    private CurrentTenant current;

    @AroundInvoke
    Object admit(InvocationContext call) throws Exception {
        Membership member = current.membershipHere().orElseThrow(NotFound::new);
        InTenant open = Annotated.of(call, InTenant.class);
        boolean included = List.of(open.value()).contains(member.role());
        if (member.help() && !(included && open.help())) {
            throw new NotAllowed("You read this workspace as help from the programme. You change nothing here, and this is for the"
                    + " organisation's own people.");
        }
        if (!included) {
            throw new NotAllowed("Your role here is " + member.role().getTitle().toLowerCase(Locale.ROOT)
                    + ", which does not include this. The organisation's lead can do it.");
        }
        return scope(member).call(call::proceed);
    }

    static Scope scope(Membership member) {
        return new Scope(member.tenant(), member.subject(), member.help() ? Scope.HELPER : Scope.APP);
    }
}
