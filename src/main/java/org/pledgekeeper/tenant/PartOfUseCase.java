package org.pledgekeeper.tenant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A piece that several use cases share: it works in the transaction, and sees what is in the scope, of the use case that calls it.
 * No interceptor stands before it; that only use cases call it is held by the architecture test. Outside of one the
 * database would show it nothing but what is public.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PartOfUseCase {}
