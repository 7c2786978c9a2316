package org.pledgekeeper.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Writes the list of passwords that Keycloak refuses, one a line. Its root is the list of the zxcvbn library (MIT licence),
 * the 30,000 passwords most often found in leaks. Nearly all are shorter than we accept, so what people do to lengthen
 * them is on the list too: said twice or three times, and followed by the endings most often seen.
 */
public final class CommonPasswords {
    /** What the realms' password policy calls the list. */
    public static final String FILE = "common-passwords.txt";
    private static final int SHORTEST = 12;
    private static final List<String> ENDINGS = List.of("1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789",
            "1234567890", "!", "!!", "1!", "123!", "1234!", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2026!");
    private static final List<String> OURS = List.of("pledge", "pledgekeeper", "keepthepledge", "trauma-informed", "traumainformed",
            "glasgow", "edinburgh", "scotland", "aberdeen", "dundee", "inverness");

    private CommonPasswords() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Please name the file to write, for example password-blacklists/" + FILE);
            System.exit(2);
        }
        write(Path.of(arguments[0]).toAbsolutePath());
    }

    static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, list());
    }

    static Collection<String> list() throws IOException {
        Collection<String> common = new TreeSet<>(OURS);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CommonPasswords.class.getResourceAsStream("/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.toLowerCase(Locale.ROOT)).forEach(common::add);
        }
        Collection<String> refused = new TreeSet<>();
        for (String one : common) {
            addIfLongEnough(refused, one);
            addIfLongEnough(refused, one + one);
            addIfLongEnough(refused, one + one + one);
            ENDINGS.forEach(ending -> addIfLongEnough(refused, one + ending));
        }
        return refused;
    }

    private static void addIfLongEnough(Collection<String> refused, String password) {
        if (password.length() >= SHORTEST) {
            refused.add(password);
        }
    }
}
