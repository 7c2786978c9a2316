package org.pledgekeeper.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.demo.Built;

/**
 * A program that a journey needs and the machine lacks, from Debian's packages: installed by whoever may. For anyone else it is
 * fetched with all that it needs and unpacked in the build's folder, where it changes nothing of the machine.
 */
final class DebianPackage {
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Path UNPACKED = Built.FOLDER.resolve("debian").toAbsolutePath();

    private DebianPackage() {}

    /**
     * @param file where the package has the program, without the first slash
     * @return something to start it by; empty where the machine is no Debian, or the package is not to be had
     */
    static Optional<Path> program(String name, String file) {
        if (!Files.isExecutable(APT)) {
            return Optional.empty();
        }
        Path alone = Built.FOLDER.resolve("debian.lock");
        try (FileChannel place = FileChannel.open(alone, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            place.lock();
            return got(name, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One at a time: tests run side by side, and what one of them lacks, so does the other. */
    private static Optional<Path> got(String name, String file) {
        Path installed = Path.of("/", file);
        if (Files.isExecutable(installed)) {
            return Optional.of(installed);
        }
        if (isRoot()) {
            LocalService.say("There is no " + name + " here. Installing it: apt-get update && apt-get install -y " + name);
            boolean done = apt("update") && apt("install", "-y", "--no-install-recommends", name);
            return Optional.of(installed).filter(program -> done && Files.isExecutable(program));
        }
        Path starter = UNPACKED.resolve(name + "/" + name);
        try {
            return Files.isExecutable(starter) || unpack(name, file, starter) ? Optional.of(starter) : Optional.empty();
        } catch (IOException failure) {
            LocalService.say(name + " could not be unpacked: " + failure.getMessage());
            return Optional.empty();
        }
    }

    static boolean isUnpacked(Path program) {
        return program.startsWith(UNPACKED);
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean unpack(String name, String file, Path starter) throws IOException {
        Path folder = starter.getParent();
        LocalService.say("There is no " + name + " here, and you may not install it. Unpacking Debian's package under " + folder + " …");
        for (String needed : List.of("state/lists/partial", "cache/archives/partial", "root")) {
            Files.createDirectories(folder.resolve(needed));
        }
        String[] own = {"-qq", "-o", "Dir::State=" + folder.resolve("state"), "-o", "Dir::Cache=" + folder.resolve("cache"),
                "-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="};
        if (!apt(with(own, "update")) || !apt(with(own, "install", "-y", "--no-install-recommends", "--download-only", name))) {
            return false;
        }
        Path root = folder.resolve("root");
        try (Stream<Path> fetched = Files.list(folder.resolve("cache/archives"))) {
            for (Path one : fetched.filter(path -> path.toString().endsWith(".deb")).toList()) {
                if (!run(List.of("dpkg-deb", "-x", one.toString(), root.toString()))) {
                    return false;
                }
            }
        }
        Path fonts = Files.writeString(folder.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>/usr/share/fonts</dir><dir>%s/usr/share/fonts</dir><cachedir>%s/fonts</cachedir></fontconfig>
                """.formatted(root, folder));
        Files.writeString(starter, """
                #!/bin/sh
                export LD_LIBRARY_PATH=%s FONTCONFIG_FILE=%s
                exec %s "$@"
                """.formatted(libraries(root), fonts, root.resolve(file)));
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.isExecutable(root.resolve(file));
    }

    private static String libraries(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().contains(".so")).map(path -> path.getParent().toString()).distinct()
                    .collect(Collectors.joining(":"));
        }
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private static boolean apt(String... arguments) {
        List<String> command = new ArrayList<>(List.of(APT.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    static boolean run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            if (process.waitFor(15, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroy();
            return false;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
