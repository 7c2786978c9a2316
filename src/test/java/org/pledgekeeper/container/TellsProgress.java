package org.pledgekeeper.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says each test in the container or in a browser as it ends, since one of their classes may take minutes. Unit tests pass in silence. */
public class TellsProgress implements TestExecutionListener {
    private static final AtomicBoolean ORDER_SAID = new AtomicBoolean();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        plan.getConfigurationParameters().get("junit.jupiter.execution.order.random.seed")
                .filter(seed -> System.getProperty("it.fork") != null && ORDER_SAID.compareAndSet(false, true))
                .ifPresent(seed -> System.out.println("· Methods in the order of -Dfailsafe.runOrder.random.seed=" + seed));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        double seconds = (System.nanoTime() - begun.remove(test.getUniqueId())) / 1e9;
        test.getSource().filter(source -> test.isTest() && source instanceof MethodSource).map(MethodSource.class::cast)
                .map(method -> method.getClassName().replaceFirst(".*\\.", "") + "." + method.getMethodName())
                .filter(name -> name.matches("\\w+[IS]T\\..*"))
                .ifPresent(name -> System.out.printf("· %6.1f s  %s%s%n", seconds, name,
                        result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "" : "  " + result.getStatus()));
    }
}
