package org.pledgekeeper.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.CurrentTenant;

/** Runs a piece of a test as one person's request: on a thread and in a request scope of its own. */
@ApplicationScoped
public class Requests {
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Instance<RequestContextController> contexts;
    @Inject
    private SignedInAs user;
    @Inject
    private CurrentTenant tenant;

    /** @param person null for nobody */
    public <T> T as(Person person, Callable<T> work) throws Exception {
        return result(begin(person, work));
    }

    /** The same at the address of a workspace, which is entered first as {@code /w/{slug}} is. */
    public <T> T in(String slug, Person person, Callable<T> work) throws Exception {
        return result(beginIn(slug, person, work));
    }

    public <T> Future<T> beginIn(String slug, Person person, Callable<T> work) {
        return begin(person, () -> {
            tenant.enterAtOnce(slug);
            return work.call();
        });
    }

    /** The same at an address of the interface, where the first use case asks who is calling. */
    public <T> T at(String slug, Person person, Callable<T> work) throws Exception {
        return as(person, () -> {
            tenant.enter(slug);
            return work.call();
        });
    }

    public <T> Future<T> begin(Person person, Callable<T> work) {
        return executor.submit(() -> {
            RequestContextController context = contexts.get();
            if (!context.activate()) {
                throw new IllegalStateException("This thread is inside a request already.");
            }
            try {
                user.set(person);
                return work.call();
            } finally {
                context.deactivate();
            }
        });
    }

    /** @throws Exception what the work threw, as it threw it */
    public static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException wrapped) {
            throw wrapped.getCause() instanceof Exception cause ? cause : wrapped;
        }
    }
}
