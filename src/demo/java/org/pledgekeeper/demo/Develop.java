package org.pledgekeeper.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The application as an open folder that follows the source: a changed view, style or script is copied and shows on reload; after a changed
 * class or resource it is compiled and Payara loads the application again. For developers only ({@code ./src/run --develop}).
 */
final class Develop {
    /** What lies where in the project, and where it goes in the folder. */
    private static final Map<String, String> FOLDERS =
            Map.of("src/main/webapp", "", "themes", "themes", "src/main/resources", "WEB-INF/classes");
    private static final String CLASSES = "src/main/java";
    private static final Set<String> FROM = Set.of(CLASSES, "src/main/webapp", "themes", "src/main/resources");
    private static final long LOOK_EVERY_MILLIS = 300;

    private final Path project;
    private final Path folder;
    private final Path classes;
    private final Consumer<String> progress;
    private final Set<Path> uncompiled = new TreeSet<>();
    private Map<Path, FileTime> known;

    /** Unpacks the WAR that was built last. */
    Develop(Path project, Consumer<String> progress) {
        this.project = project;
        this.progress = progress;
        folder = project.resolve(Built.FOLDER).resolve("develop");
        classes = folder.resolve("WEB-INF/classes");
        try {
            Local.emptyFolder(folder);
            try (FileSystem war = FileSystems.newFileSystem(project.resolve(Built.WAR))) {
                copyAll(war.getPath("/"), folder);
            }
            Files.createDirectories(classes);
            readViewsAnew();
            known = look();
        } catch (IOException failure) {
            throw new Trouble("The application cannot be unpacked to " + folder + ": " + failure.getMessage(), failure);
        }
    }

    /** What the application is given beside the usual: public pages are not kept for a minute. */
    static Map<String, String> settings() {
        return Map.of("pledgekeeper.public-pages.keep-seconds", "0");
    }

    Path folder() {
        return folder;
    }

    /**
     * Follows the source until the program ends. What cannot be compiled is said, and the application goes on as it was.
     *
     * @param load loads the application again
     */
    void follow(Runnable load) throws InterruptedException {
        progress.accept("Following the source: a view, style or script shows on reload, a class a few seconds after it is saved.");
        while (true) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            try {
                once(load);
            } catch (IOException | Trouble trouble) {
                progress.accept(trouble.getMessage());
            }
        }
    }

    /** Brings over what has changed since it was last called. */
    void once(Runnable load) throws IOException {
        Map<Path, FileTime> seen = look();
        Set<Path> changed = changed(known, seen);
        known = seen;
        if (!changed.isEmpty()) {
            bring(changed, load);
        }
    }

    private void bring(Set<Path> changed, Runnable loading) throws IOException {
        Instant begun = Instant.now();
        List<Path> sources = changed.stream().filter(file -> file.startsWith(project.resolve(CLASSES))).toList();
        uncompiled.addAll(sources);
        boolean compile = !sources.isEmpty();
        boolean load = compile;
        for (Path file : changed) {
            Path target = target(file);
            if (target != null && Files.exists(file)) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            } else if (target != null) {
                Files.deleteIfExists(target);
            }
            load |= target != null && (target.startsWith(classes) || target.toString().endsWith(".xml"));
        }
        String what = changed.size() == 1 ? changed.iterator().next().getFileName().toString() : changed.size() + " files";
        if (compile && !compile()) {
            progress.accept(what + ": not compiled, so the application goes on as it was.");
        } else if (load) {
            readViewsAnew();
            loading.run();
            progress.accept(what + ": compiled and loaded again in " + Duration.between(begun, Instant.now()).toMillis() / 1000.0 + " s.");
        } else {
            progress.accept(what + ": shows on reload.");
        }
    }

    /** @return where the file goes; null for what is compiled */
    private Path target(Path file) {
        Path name = project.relativize(file);
        return FOLDERS.entrySet().stream().filter(from -> name.startsWith(from.getKey()))
                .map(from -> folder.resolve(from.getValue()).resolve(Path.of(from.getKey()).relativize(name))).findFirst().orElse(null);
    }

    /**
     * Only what has changed, where other classes see of it what they saw before; otherwise all, so that one which still calls it otherwise
     * is told of at once. They take their place only when all of them compile.
     */
    private boolean compile() throws IOException {
        Path compiled = folder.resolveSibling("develop-classes");
        if (uncompiled.stream().allMatch(Files::exists)) {
            if (!compile(List.copyOf(uncompiled), compiled, classes + File.pathSeparator)) {
                return false;
            }
            if (outline(compiled, compiled).equals(outline(classes, compiled))) {
                copyAll(compiled, classes);
                uncompiled.clear();
                return true;
            }
        }
        try (Stream<Path> sources = Files.walk(project.resolve(CLASSES))) {
            if (!compile(sources.filter(file -> file.toString().endsWith(".java")).toList(), compiled, "")) {
                return false;
            }
        }
        Local.emptyFolder(classes.resolve("org/pledgekeeper"));
        copyAll(compiled, classes);
        uncompiled.clear();
        return true;
    }

    private boolean compile(List<Path> sources, Path to, String besides) throws IOException {
        Local.emptyFolder(to);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", to.toString(), "-cp", besides + Files.readString(project.resolve(Built.CLASSPATH)).trim(),
                "-parameters", "-proc:none", "-nowarn", "-XDsuppressNotes", "-encoding", "UTF-8");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
    }

    /** @return what other classes see of those in the folder that were compiled now, with the classes inside them */
    private static String outline(Path in, Path compiled) throws IOException {
        try (Stream<Path> now = Files.walk(compiled); Stream<Path> all = Files.walk(in)) {
            Set<String> outer = now.map(file -> outer(compiled, file)).collect(Collectors.toSet());
            List<String> files = all.filter(file -> file.toString().endsWith(".class") && outer.contains(outer(in, file)))
                    .map(file -> in.relativize(file).toString()).sorted().toList();
            StringWriter outline = new StringWriter().append(files.toString());
            java.util.spi.ToolProvider.findFirst("javap").orElseThrow().run(new PrintWriter(outline), new PrintWriter(outline),
                    Stream.concat(Stream.of("-package", "-constants"), files.stream().map(file -> in.resolve(file).toString()))
                            .toArray(String[]::new));
            return outline.toString();
        }
    }

    private static String outer(Path folder, Path file) {
        return folder.relativize(file).toString().replaceFirst("(\\$.*)?\\.class$", "");
    }

    /** What is shipped reads each view once. */
    private void readViewsAnew() throws IOException {
        Path descriptor = folder.resolve("WEB-INF/web.xml");
        String anew =
                "<context-param><param-name>jakarta.faces.FACELETS_REFRESH_PERIOD</param-name><param-value>0</param-value></context-param>";
        String text = Files.readString(descriptor);
        if (!text.contains(anew)) {
            Files.writeString(descriptor, text.replaceFirst("(?=<context-param>)", anew));
        }
    }

    private Map<Path, FileTime> look() throws IOException {
        Map<Path, FileTime> seen = new HashMap<>();
        for (String from : FROM) {
            try (Stream<Path> all = Files.walk(project.resolve(from))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    seen.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return seen;
    }

    private static Set<Path> changed(Map<Path, FileTime> before, Map<Path, FileTime> after) {
        Set<Path> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        return changed;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
