package org.pledgekeeper.benchmark;

import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Ten minutes of what people do, eight at once: what fails, how long the slowest wait, and what the heap holds after a collection. */
final class Mixed {
    private static final int PEOPLE = 8;
    private static final int MINUTES = 10;
    private static final int SECONDS = 30;

    private final Callable<Client> signIn;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger entries = new AtomicInteger();
    private volatile Client lead;

    /** @param signIn gives the person who leads the first hundred organisations of the country, for minutes */
    Mixed(Callable<Client> signIn) {
        this.signIn = signIn;
    }

    void run() throws Exception {
        System.out.println("\nMixed load, " + PEOPLE + " at once for " + MINUTES + " minutes");
        List<Load.Figures> all = new ArrayList<>();
        List<Long> heaps = new ArrayList<>();
        for (int part = 0; part < MINUTES * 60 / SECONDS; part++) {
            lead = signIn.call();
            all.add(Load.run(PEOPLE, SECONDS, person()));
            if (part % 4 == 3) {
                heaps.add(heapAfterCollection());
                Load.Figures last = all.get(part);
                System.out.printf("  after %2d minutes  %s   heap after a collection %4d MB%n", (part + 1) * SECONDS / 60, last,
                        heaps.get(heaps.size() - 1));
            }
        }
        long count = all.stream().mapToLong(Load.Figures::count).sum();
        System.out.printf("  %d requests, %d failed, %d entries written; p99 of the worst half minute %.0f ms; heap at the end / after two "
                + "minutes %.2f%n", count, failed.get(), entries.get(),
                all.stream().map(Load.Figures::p99).max(Comparator.naturalOrder()).orElseThrow(),
                (double) heaps.get(heaps.size() - 1) / heaps.get(0));
    }

    /** One who reads a workspace and the public pages, answers and writes into the log, in an organisation of their own. */
    private IntFunction<Callable<?>> person() {
        return number -> {
            String own = "country-" + (1 + number);
            int[] turn = {0};
            return () -> {
                int now = turn[0]++;
                return switch (now % 16) {
                    case 0 -> get("/w/" + own);
                    case 1 -> get("/w/" + own + "/commitments/lived-experience");
                    case 2, 6, 10 -> get("/api/v1/workspaces/" + own + "/assessments/current");
                    case 3, 7 -> write(own);
                    case 4 -> get("/w/" + own + "/actions");
                    case 5, 11 -> get("/w/" + own + "/log");
                    case 8 -> get("/w/" + own + "/evidence");
                    case 9 -> get("/signatories?q=" + (char) ('a' + now % 26));
                    case 12 -> get("/w/" + own + "/log/training");
                    case 13 -> now % 64 == 13 ? get("/w/" + own + "/reviews/3/report.pdf") : get("/w/" + own + "/reviews/3/pictures");
                    case 14 -> get("/api/v1/signatories?q=Glen");
                    default -> get("/signatories/country-" + (1 + now % 100));
                };
            };
        };
    }

    private Object write(String own) throws Exception {
        entries.incrementAndGet();
        return ask(lead.posting("/api/v1/workspaces/" + own + "/logs/supervision/entries",
                "{\"fields\":{\"happenedOn\":\"2026-11-20\",\"type\":\"PRACTICE\",\"offered\":12,\"held\":10}}"));
    }

    private Object get(String address) throws Exception {
        return ask(lead.to(address));
    }

    private Object ask(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> response = lead.ask(request);
        if (response.statusCode() >= 300 && failed.incrementAndGet() <= 3) {
            System.out.println("  " + response.uri() + " answered " + response.statusCode());
        }
        return response;
    }

    /** @return megabytes in use in the application's heap once nothing is left to collect */
    private static long heapAfterCollection() throws Exception {
        ProcessHandle application = ProcessHandle.current().descendants()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).stream()
                        .anyMatch(argument -> argument.contains("payara-micro")))
                .findFirst().orElseThrow();
        VirtualMachine machine = VirtualMachine.attach(Long.toString(application.pid()));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            MemoryMXBean memory =
                    ManagementFactory.newPlatformMXBeanProxy(server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            return memory.getHeapMemoryUsage().getUsed() >> 20;
        } finally {
            machine.detach();
        }
    }
}
