package org.pledgekeeper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the whole service with sample organisations until it is stopped; with {@code --develop} it follows the source. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        boolean develops = arguments.length == 1 && arguments[0].equals("--develop");
        if (arguments.length > 0 && !develops) {
            System.err.println(
                    "The only word that can stand here is --develop; see CONTRIBUTING.md. Ports and folders are set in the environment.");
            System.exit(2);
        }
        Local local = null;
        Develop develop = null;
        try {
            Settings settings = Settings.fromEnvironment();
            int country = Settings.country();
            develop = develops ? new Develop(settings.project(), Demo::say) : null;
            Local starting = local = develops ? new Local(settings, Develop.settings(), Demo::say, develop.folder())
                    : new Local(settings, Map.of(), Demo::say);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("\n· Stopping in order …");
                starting.close();
                System.out.println("· Stopped. Everything is kept in " + starting.settings().data());
            }));
            local.start();
            if (country > 0) {
                say("Settling a country of " + country + " organisations …");
                settle(local, country);
            }
        } catch (Trouble trouble) {
            System.err.println("\nPledgekeeper could not start.\n" + trouble.getMessage());
            System.exit(1);
        }
        System.out.println("""

                Pledgekeeper is running.
                  Public pages and sign-up   %1$s
                  Workspaces                 %1$s/w
                  Programme staff            %1$s/programme
                  Every email it sends       %2$s

                Sample sign-ins, all with the password keep-the-pledge (invented people and organisations):
                  morven@glenmorran.example    lead of Glenmorran Council, which has submitted one review and is part-way through the second
                  ross@glenmorran.example      champion there
                  isla@glenmorran.example      contributor there
                  callum@glenmorran.example    viewer there
                  fern@harbourlight.example    lead of Harbour Light, part-way through
                  ewan@skerrystart.example     lead of Skerry Early Years Centre, just beginning
                  priya.sandeman@eastermoorhealth.example
                                               lead of Eastermoor Health Board, with two reviews
                  catriona@eastermoorhealth.example
                                               champion there
                  priya@programme.example      national programme staff, with all three roles
                  callum@programme.example     the same, because a release of figures needs two
                  effie@programme.example      moderator there
                  struan@programme.example     analyst there
                  ailsa@programme.example      administrator there
                  sam@elsewhere.example        signed up to nothing

                Ctrl-C stops it; what was entered is kept.""".formatted(local.settings().baseUrl(), local.settings().mailbox()));
        if (develop != null) {
            develop.follow(local.payara()::load);
        }
        new CountDownLatch(1).await();
    }

    private static void settle(Local local, int organisations) {
        try (Connection connection = local.postgres().connect();
                InputStream current = URI.create(local.settings().baseUrl() + "/api/v1/checklists/current").toURL().openStream()) {
            JsonNode edition = new ObjectMapper().readTree(current);
            new Country(connection).settle(organisations, edition.path("edition").asText(), Country.indicators(edition));
        } catch (SQLException | IOException failure) {
            throw new Trouble("The country could not be settled: " + failure.getMessage(), failure);
        }
    }

    private static void say(String line) {
        System.out.println("· " + line);
    }
}
