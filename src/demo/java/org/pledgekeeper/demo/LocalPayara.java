package org.pledgekeeper.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Payara Micro with the application's WAR, on loopback. */
public final class LocalPayara {
    /**
     * Loopback only, without a name; HTTP/1.1 only, since a body beside an upgrade to HTTP/2 is waited for in vain; nobody is waited for
     * longer than ten seconds.
     */
    private static final List<String> BOOT = List.of(
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1",
            "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.http2-enabled=false",
            "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false",
            "set configs.config.server-config.network-config.transports.transport.tcp.read-timeout-millis=10000", "");

    private static final String LOADED = "was successfully deployed";

    private final Settings settings;
    private final Path jar;
    private final Path war;
    private final Map<String, String> environment;
    private Child child;

    LocalPayara(Settings settings, Path jar, Path war, Map<String, String> environment) {
        this.settings = settings;
        this.jar = jar;
        this.war = war;
        this.environment = environment;
    }

    LocalPayara like(Settings settings, Map<String, String> otherwise) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(otherwise);
        return new LocalPayara(settings, jar, war, all);
    }

    public void start() {
        begin();
        awaitReady();
    }

    void begin() {
        Path temp = settings.data().resolve("tmp");
        Path boot = settings.data().resolve("payara-boot.txt");
        try {
            Local.emptyFolder(temp);
            Files.writeString(boot, String.join("\n", BOOT));
        } catch (IOException failure) {
            throw new Trouble("The data folder " + settings.data() + " cannot be written: " + failure.getMessage(), failure);
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of(System.getProperty("pledgekeeper.payara.options",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx900m").split(" ")));
        Stream.of(System.getProperty("server.agent", ""), System.getenv().getOrDefault("PLEDGEKEEPER_JAVA_OPTIONS", ""))
                .flatMap(options -> Stream.of(options.split(" "))).filter(option -> !option.isEmpty()).forEach(command::add);
        command.addAll(List.of("-Djava.io.tmpdir=" + temp, "-Djava.awt.headless=true", "-jar", jar.toString(),
                "--deploy", war.toString(), "--contextroot", "/", "--port", Integer.toString(settings.port()),
                "--nohazelcast", "--disablephonehome", "--prebootcommandfile", boot.toString()));
        command.addAll(
                Stream.of(System.getProperty("pledgekeeper.payara.arguments", "").split(" ")).filter(more -> !more.isEmpty()).toList());
        child = Child.start("payara", command, environment, settings.data().resolve("logs"));
    }

    void awaitReady() {
        child.awaitReady(settings.baseUrl() + "/health/ready", "Exception while ", Duration.ofSeconds(180));
    }

    /** Payara loads the folder that it serves again, when the file {@code .reload} in it is newer than it was. */
    void load() {
        long before = child.times(LOADED);
        try {
            Files.writeString(war.resolve(".reload"), "");
        } catch (IOException failure) {
            throw new Trouble("The application cannot be loaded again: " + failure.getMessage(), failure);
        }
        child.awaitMore(LOADED, before, Duration.ofSeconds(60));
    }

    public void stop() {
        if (child != null) {
            child.stop();
            child = null;
        }
    }
}
