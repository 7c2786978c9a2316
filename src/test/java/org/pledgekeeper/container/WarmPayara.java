package org.pledgekeeper.container;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Micro for the in-container tests of one JVM: a process of its own that {@link PayaraProcess} serves, started once, in which the
 * test classes' WARs are deployed one after the other. A server for each class would spend half of the tests' time on starting.
 */
public final class WarmPayara implements DeployableContainer<WarmPayara.Settings> {
    /** Outlives Arquillian's suites, which surefire ends after each class. */
    private static Process process;
    private static PrintStream commands;
    private static BufferedReader answers;

    private Settings settings;

    @Override
    public Class<Settings> getConfigurationClass() {
        return Settings.class;
    }

    @Override
    public void setup(Settings configured) {
        settings = configured;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() {
        // The first deployment starts it, when the folders and the database are there.
    }

    private void begin() throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(words(settings.javaOptions));
        command.addAll(opened(settings.jar));
        command.addAll(List.of("-cp", settings.jar + File.pathSeparator + alone(PayaraProcess.class), PayaraProcess.class.getName(),
                Path.of(settings.folder, "payara.log").toString()));
        command.addAll(words(settings.arguments));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        expect("ready");
    }

    /** @return a folder with that class and no other, since what else lies beside it has no place in a server */
    private Path alone(Class<?> one) throws IOException {
        Path folder = Path.of(settings.folder, "process");
        Path file = folder.resolve(one.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream bytes = one.getResourceAsStream(one.getSimpleName() + ".class")) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    /** What the manifest opens to Payara, which Java heeds only after {@code -jar}. */
    private static List<String> opened(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            Attributes manifest = file.getManifest().getMainAttributes();
            return Stream.of("Add-Exports", "Add-Opens")
                    .flatMap(name -> words(manifest.getValue(name)).stream()
                            .map(opened -> "--" + name.toLowerCase() + "=" + opened + "=ALL-UNNAMED"))
                    .toList();
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path war = Path.of(settings.folder, "tmp", archive.getName());
        try {
            if (process == null) {
                begin();
            }
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            ask("deploy " + war.toAbsolutePath());
        } catch (IOException | IllegalStateException failure) {
            throw new DeploymentException(failure.getMessage(), failure);
        }
        HTTPContext http = new HTTPContext("127.0.0.1", settings.port);
        http.add(new Servlet("ArquillianServletRunnerEE9", "/"));
        return new ProtocolMetaData().addContext(http);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            ask("undeploy " + archive.getName().replaceFirst("\\.war$", ""));
        } catch (IOException | IllegalStateException failure) {
            throw new DeploymentException(failure.getMessage(), failure);
        }
    }

    private void ask(String command) throws IOException {
        commands.println(command);
        expect("done");
    }

    private void expect(String answer) throws IOException {
        String line = answers.readLine();
        if (!answer.equals(line)) {
            throw new IllegalStateException(
                    "Payara says " + line + ". What it logged stands in " + Path.of(settings.folder, "payara.log"));
        }
    }

    @Override
    public void stop() {
        // It ends with this JVM.
    }

    /** Makes this the container of Arquillian. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, WarmPayara.class);
        }
    }

    /** What arquillian.xml says. */
    public static final class Settings implements ContainerConfiguration {
        private String jar;
        private String folder;
        private int port;
        private String javaOptions = "";
        private String arguments = "";

        public void setJar(String jar) {
            this.jar = jar;
        }

        public void setFolder(String folder) {
            this.folder = folder;
        }

        public void setPort(int port) {
            this.port = port;
        }

        public void setJavaOptions(String javaOptions) {
            this.javaOptions = javaOptions;
        }

        public void setArguments(String arguments) {
            this.arguments = arguments;
        }

        @Override
        public void validate() {
            if (!new File(jar).isFile()) {
                throw new UncheckedIOException(new IOException("There is no Payara at " + jar + ". Run ./mvnw package first."));
            }
        }
    }
}
