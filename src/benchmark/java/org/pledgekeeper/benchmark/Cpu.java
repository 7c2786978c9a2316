package org.pledgekeeper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.pledgekeeper.demo.Settings;

/** CPU time that the service has used so far, in seconds. */
final class Cpu {
    private final Settings settings;

    Cpu(Settings settings) {
        this.settings = settings;
    }

    /** @return of the application, Keycloak and PostgreSQL; the load itself is not in it */
    double seconds() throws IOException {
        return seconds(ProcessHandle.current().descendants()) + ofDatabase();
    }

    /** @return of PostgreSQL alone */
    double ofDatabase() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(settings.data().resolve("postgres/postmaster.pid")).get(0).trim());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        return seconds(Stream.concat(Stream.of(server), server.descendants()));
    }

    private static double seconds(Stream<ProcessHandle> processes) {
        return processes.map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).mapToDouble(cpu -> cpu.toNanos() / 1e9)
                .sum();
    }
}
