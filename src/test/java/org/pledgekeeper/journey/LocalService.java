package org.pledgekeeper.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pledgekeeper.demo.Built;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;

/**
 * The whole service, started once for all journeys with an empty data folder and the samples, and stopped in order after
 * the last. A test asks for it, for the {@link People} who use it and for the {@link CallsOutside} it tried, as parameters. The logs stay
 * in target/st-data-1/logs; where two classes run side by side, each has a service of its own, and the other's are in st-data-2.
 */
public final class LocalService implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(LocalService.class);
    private static final int FORK = Integer.getInteger("it.fork", 1);
    private static final Path DATA = Built.FOLDER.resolve("st-data-" + FORK).toAbsolutePath();

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Local.class || type == CallsOutside.class || type == People.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        return type == Local.class ? running.local : type == CallsOutside.class ? running.calls : context.getStore(STORE)
                .getOrComputeIfAbsent(People.class, key -> new People(running.browsers, running.local), People.class);
    }

    /** What people had before them is kept when a test fails; one that seems to have gone well fails where a page had faults. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        People people = context.getStore(STORE).get(People.class, People.class);
        if (people == null) {
            return;
        }
        String name = context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName();
        boolean failed = context.getExecutionException().isPresent();
        if (failed || people.metFaults()) {
            people.keepWhatTheySee(Built.FOLDER.resolve("st-failures"), name);
        }
        if (!failed) {
            people.assertNoFaults();
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, STORE).getOrComputeIfAbsent(Running.class,
                key -> new Running(), Running.class);
    }

    /** Closed by JUnit after the last test class of this process, or by the hook when the run is interrupted. */
    private static final class Running implements AutoCloseable {
        private final Local local;
        private final Browsers browsers;
        private final CallsOutside calls = new CallsOutside();
        private final Thread whenInterrupted = new Thread(this::stop);
        private boolean stopped;

        private Running() {
            Instant begun = Instant.now();
            browsers = new Browsers();
            try {
                empty(DATA);
            } catch (IOException failure) {
                throw new IllegalStateException("The folder " + DATA + " cannot be emptied: " + failure.getMessage(), failure);
            }
            Settings settings = settings();
            Realms.write(settings);
            local = new Local(settings, Map.of("pledgekeeper.limit.forms-per-hour", "100000", "pledgekeeper.limit.api-per-minute", "100000",
                    "JAVA_TOOL_OPTIONS", calls.javaOptions()), LocalService::say);
            Runtime.getRuntime().addShutdownHook(whenInterrupted);
            try {
                local.start();
            } catch (RuntimeException failure) {
                close();
                throw failure;
            }
            say("Everything runs after " + Duration.between(begun, Instant.now()).toSeconds() + " s. Logs: " + DATA.resolve("logs"));
        }

        @Override
        public void close() {
            stop();
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        }

        private synchronized void stop() {
            if (!stopped) {
                stopped = true;
                browsers.close();
                local.close();
                calls.close();
                say("Stopped.");
            }
        }
    }

    /** Beside a demo that runs already: other ports than its own, and others again where these are taken. */
    private static Settings settings() {
        return new Settings(free(18080), free(18081), free(15433), free(12525), free(18025), DATA, Path.of("").toAbsolutePath());
    }

    private static int free(int wished) {
        return IntStream.iterate(wished + 2 * (FORK - 1), port -> port + 10).limit(100).filter(LocalService::isFree).findFirst()
                .orElseThrow(() -> new IllegalStateException("No port from " + wished + " on is free."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    static void say(String line) {
        System.out.println("· " + line);
    }
}
