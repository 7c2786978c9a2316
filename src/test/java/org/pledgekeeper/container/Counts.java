package org.pledgekeeper.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What tests inside the container count, for the end of the run: what they print themselves nobody sees. */
public final class Counts {
    private static final Path FILE = Path.of(System.getProperty("it.folder"), "counts.txt");

    private Counts() {}

    public static void say(String line) {
        try {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return all that was said since this was last asked */
    static String taken() {
        try {
            String all = Files.exists(FILE) ? Files.readString(FILE) : "";
            Files.deleteIfExists(FILE);
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
