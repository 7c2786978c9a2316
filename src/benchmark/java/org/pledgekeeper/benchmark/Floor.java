package org.pledgekeeper.benchmark;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** An application of its own beside Pledgekeeper, whose one request does nothing: what the server alone costs. */
@ApplicationPath("api")
public final class Floor extends Application {
    static final String ADDRESS = "/floor/api/nothing";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Nothing.class);
    }

    @Path("nothing")
    public static final class Nothing {
        @PUT
        public String put() {
            return "{}";
        }
    }

    /** Writes it as a WAR, for the server to deploy. */
    static void writeTo(java.nio.file.Path war) throws IOException {
        try (OutputStream out = Files.newOutputStream(war); JarOutputStream jar = new JarOutputStream(out)) {
            for (Class<?> type : Set.of(Floor.class, Nothing.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry("WEB-INF/classes/" + file));
                try (InputStream in = Floor.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
    }
}
