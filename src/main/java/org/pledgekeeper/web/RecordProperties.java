package org.pledgekeeper.web;

import jakarta.el.BeanELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.beans.Introspector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has {@code record.open} on a page read {@code isOpen()} or {@code getOpen()} of a record, whatever the platform: from Jakarta EE 11 on
 * it would look for {@code open()} only. What a page calls of a record without arguments is looked up once and not for each call.
 */
public class RecordProperties extends ELResolver {
    private static final ClassValue<Set<String>> OF = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods()).filter(method -> method.getParameterCount() == 0).map(Method::getName)
                    .filter(name -> name.matches("(is|get)[A-Z].*") && !name.equals("getClass"))
                    .map(name -> Introspector.decapitalize(name.replaceFirst("is|get", ""))).collect(Collectors.toSet());
        }
    };

    private static final ClassValue<Map<String, Method>> CALLED = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods()).filter(method -> method.getParameterCount() == 0 && !method.isBridge())
                    .collect(Collectors.toMap(Method::getName, Function.identity(), (one, other) -> one));
        }
    };

    private final ELResolver beans = new BeanELResolver(true);

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return isTheirs(base, property) ? beans.getValue(context, base, property) : null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
        Method called =
                base instanceof Record && (arguments == null || arguments.length == 0) ? CALLED.get(base.getClass()).get(name) : null;
        if (called == null) {
            return null;
        }
        try {
            Object value = called.invoke(base);
            context.setPropertyResolved(base, name);
            return value;
        } catch (InvocationTargetException failure) {
            throw new ELException(failure.getCause());
        } catch (IllegalAccessException hidden) {
            return null;
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return isTheirs(base, property) ? beans.getType(context, base, property) : null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // A record does not change.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }

    private static boolean isTheirs(Object base, Object property) {
        return base instanceof Record && OF.get(base.getClass()).contains(property);
    }
}
