package org.pledgekeeper.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server this service has started as a process of its own, with a log file. */
final class Child {
    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static Child start(String name, List<String> command, Map<String, String> environment, Path logs) {
        Path log = logs.resolve(name + ".log");
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Child(name, log, builder.start());
        } catch (IOException failure) {
            throw new Trouble(name + " could not be started: " + failure.getMessage(), failure);
        }
    }

    /** Waits until the address answers 200. Says why, with the end of the log, when the process fails first or time is up. */
    void awaitReady(String address, String signOfFailure, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!answers(address)) {
            if (!process.isAlive() || text().contains(signOfFailure)) {
                throw new Trouble(name + " could not start.\n" + tail());
            }
            if (Instant.now().isAfter(end)) {
                throw new Trouble(name + " was not ready within " + patience.toSeconds() + " s.\n" + tail());
            }
            pause();
        }
    }

    /** @return how often the log says that */
    long times(String words) {
        return text().lines().filter(line -> line.contains(words)).count();
    }

    /** Waits until the log says that more often than before. Says why, with the end of the log, when time is up. */
    void awaitMore(String words, long before, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (times(words) <= before) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new Trouble(name + " has not said \"" + words + "\" within " + patience.toSeconds() + " s.\n" + tail());
            }
            pause();
        }
    }

    static boolean answers(String address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while waiting.");
        }
    }

    private String text() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The lines that say what failed, or else the last ones. */
    private String tail() {
        List<String> lines = text().lines().toList();
        List<String> telling =
                lines.stream().filter(line -> line.contains("SEVERE") || line.contains("ERROR") || line.startsWith("Caused by")).toList();
        List<String> shown = telling.isEmpty() ? lines : telling;
        return "From " + log + ":\n  " + String.join("\n  ", shown.subList(Math.max(0, shown.size() - 12), shown.size()));
    }

    /** Asks the process and those it started to end, and insists after twenty seconds. */
    void stop() {
        List<ProcessHandle> all =
                java.util.stream.Stream.concat(process.descendants(), java.util.stream.Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception late) {
                one.destroyForcibly();
            }
        }
    }
}
