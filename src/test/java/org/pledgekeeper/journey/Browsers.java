package org.pledgekeeper.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium for all journeys: one that is here, or one it installs by itself, or plain words on what to install. */
final class Browsers implements AutoCloseable {
    private static final String SETTING = "PLEDGEKEEPER_BROWSER";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser");
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/opt/homebrew/bin");
    private static final List<String> APPLICATIONS = List.of(
            "Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium",
            "Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    Browsers() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        Path program = found().or(() -> DebianPackage.program("chromium", "usr/lib/chromium/chromium")).or(this::downloaded)
                .orElseThrow(() -> new IllegalStateException("""
                The journeys need a Chromium browser and there is none here, nor could one be installed. Please do one of these, then \
                try again:
                  Debian or Ubuntu   sudo apt-get install chromium
                  Fedora             sudo dnf install chromium
                  macOS              brew install --cask chromium   (or install Google Chrome)
                  anywhere else      set %s to the path of Chromium, Chrome or Edge""".formatted(SETTING)));
        List<String> arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"));
        if (DebianPackage.isRoot() || DebianPackage.isUnpacked(program)) {
            arguments.add("--no-sandbox");
        }
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(arguments)
                .setHeadless(System.getenv("PLEDGEKEEPER_SHOW_BROWSER") == null));
        LocalService.say("The journeys use " + program + ", version " + browser.version());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Optional<Path> found() {
        String chosen = System.getenv(SETTING);
        if (chosen != null && !chosen.isBlank()) {
            if (!Files.isExecutable(Path.of(chosen))) {
                throw new IllegalStateException(SETTING + " is \"" + chosen
                        + "\", but there is no program there. Please give the path of Chromium, Chrome or Edge.");
            }
            return Optional.of(Path.of(chosen));
        }
        Stream<String> folders =
                Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), USUAL_PLACES.stream());
        Stream<Path> programs =
                folders.filter(folder -> !folder.isBlank()).flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        Stream<Path> applications = Stream.of("/Applications", System.getProperty("user.home") + "/Applications")
                .flatMap(folder -> APPLICATIONS.stream().map(name -> Path.of(folder, name)));
        return Stream.of(programs, applications, Stream.of(Path.of(playwright.chromium().executablePath())))
                .flatMap(all -> all).filter(Files::isExecutable).findFirst();
    }

    private Optional<Path> downloaded() {
        LocalService.say("There is no Chromium here. Downloading Playwright's own, about 180 MB …");
        boolean done = DebianPackage.run(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "com.microsoft.playwright.CLI",
                "install", "chromium"));
        return done ? found() : Optional.empty();
    }
}
