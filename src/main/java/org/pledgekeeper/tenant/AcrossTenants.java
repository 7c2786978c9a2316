package org.pledgekeeper.tenant;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pledgekeeper.security.ProgrammeRole;

/**
 * A use case outside any tenant: runs in a transaction with the database role of its {@link Caller},
 * and for nobody else ({@code NotFound}). Programme staff need one of the roles it names; those with another get {@code NotAllowed}.
 */
@InterceptorBinding
@Transactional
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AcrossTenants {
    @Nonbinding
    Caller by() default Caller.ANYONE;

    /** Which of the programme's staff, where they are the ones who call. */
    @Nonbinding
    ProgrammeRole[] as() default {ProgrammeRole.MODERATOR, ProgrammeRole.ANALYST, ProgrammeRole.ADMINISTRATOR};
}
