package org.pledgekeeper.tenant;

import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;

/** Reads a use case's annotation from its method, else from its class. */
final class Annotated {
    private Annotated() {}

    static <A extends Annotation> A of(InvocationContext call, Class<A> annotation) {
        A onMethod = call.getMethod().getAnnotation(annotation);
        return onMethod != null ? onMethod : call.getMethod().getDeclaringClass().getAnnotation(annotation);
    }
}
