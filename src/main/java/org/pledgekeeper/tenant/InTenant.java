package org.pledgekeeper.tenant;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case inside one tenant: runs in a transaction that sees only the rows of {@link CurrentTenant},
 * for members with one of the named roles. Anyone else gets {@code NotFound}; a member with another role {@code NotAllowed}.
 */
@InterceptorBinding
@Transactional
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTenant {
    @Nonbinding
    Role[] value() default {Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR, Role.VIEWER};

    /**
     * Whether what a viewer may do here is also for someone of the programme whom the lead lets read the workspace. It is not where
     * something is changed, or is a person's own, or another organisation's too.
     */
    @Nonbinding
    boolean help() default true;
}
