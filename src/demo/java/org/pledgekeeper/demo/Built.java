package org.pledgekeeper.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;

/** What the build that these classes are of has made, by the names it gave: what another build left is never started. */
public final class Built {
    private static final Properties NAMES = names();
    /** In the project's folder. */
    public static final Path FOLDER = Path.of(NAMES.getProperty("folder"));
    public static final Path WAR = FOLDER.resolve("pledgekeeper.war");
    public static final Path PAYARA = FOLDER.resolve(NAMES.getProperty("payara"));
    public static final Path KEYCLOAK = FOLDER.resolve(NAMES.getProperty("keycloak"));
    static final Path CLASSPATH = FOLDER.resolve("demo.classpath");

    private Built() {}

    private static Properties names() {
        Properties names = new Properties();
        try (InputStream file = Built.class.getResourceAsStream("built.properties")) {
            names.load(file);
        } catch (IOException failure) {
            throw new Trouble("What was built cannot be read. Please build first: ./mvnw package", failure);
        }
        return names;
    }
}
