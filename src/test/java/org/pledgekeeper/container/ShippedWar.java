package org.pledgekeeper.container;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that ships, with a test's own classes beside it, over an empty database. */
public final class ShippedWar {
    private ShippedWar() {}

    public static WebArchive with(Class<?>... tests) {
        TestDatabase.empty();
        return ShrinkWrap.create(ZipImporter.class, "pledgekeeper.war")
                .importFrom(new File(System.getProperty("war"))).as(WebArchive.class)
                .addClasses(Counts.class, Http.class, Requests.class, SignUps.class, StandInKeycloak.class, SignedInAs.class,
                        Superuser.class, Tenants.class, Wire.class, Wire.Answer.class)
                .addClasses(tests);
    }

    /** The same, with so few pooled connections that every one of them serves every tenant. */
    public static WebArchive withConnections(int most, Class<?>... tests) {
        WebArchive war = with(tests);
        String descriptor = text(war.get("WEB-INF/web.xml").getAsset().openStream());
        String small = descriptor.replaceFirst("<max-pool-size>\\d+", "<max-pool-size>" + most)
                .replaceAll("<(initial|min)-pool-size>\\d+", "<$1-pool-size>1");
        if (small.equals(descriptor)) {
            throw new IllegalStateException("web.xml names no pool size any more");
        }
        war.delete("WEB-INF/web.xml");
        return war.addAsWebInfResource(new StringAsset(small), "web.xml");
    }

    private static String text(InputStream stream) {
        try (stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            stream.transferTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
