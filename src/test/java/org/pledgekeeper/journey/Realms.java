package org.pledgekeeper.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pledgekeeper.demo.Settings;

/**
 * Two realms beside the demo's: the production realm's file as it is shipped, but for what HTTPS, mail and people need here;
 * and a council's own sign-in, another realm that stands for any provider of identities.
 */
final class Realms {
    static final String PRODUCTION = "production";
    static final String COUNCIL = "council";
    static final String COUNCILS_SECRET = "known to both sides";
    static final String LEAD = "lead@signed.example";
    static final String STAFF = "staff@programme.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Realms() {}

    static void write(Settings settings) {
        try {
            Path folder = Files.createDirectories(settings.data().resolve("realms"));
            JSON.writeValue(folder.resolve(PRODUCTION + "-realm.json").toFile(), production(settings));
            JSON.writeValue(folder.resolve(COUNCIL + "-realm.json").toFile(), council(settings));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode production(Settings settings) throws IOException {
        ObjectNode realm = (ObjectNode) JSON.readTree(settings.project().resolve("docker/keycloak/production-realm.json").toFile());
        realm.put("realm", PRODUCTION).put("sslRequired", "none");
        ((ObjectNode) realm.path("smtpServer")).remove(List.of("starttls", "auth", "user", "password"));
        ArrayNode users = (ArrayNode) realm.path("users");
        users.add(person(LEAD, "Lorna", "default-roles-" + PRODUCTION));
        users.add(person(STAFF, "Stuart", "default-roles-" + PRODUCTION, "programme-staff"));
        return realm;
    }

    private static ObjectNode council(Settings settings) {
        ObjectNode realm = JSON.createObjectNode().put("realm", COUNCIL).put("displayName", "Sample Council").put("enabled", true)
                .put("sslRequired", "none");
        ArrayNode clients = realm.putArray("clients");
        clients.addObject().put("clientId", "pledgekeeper").put("secret", COUNCILS_SECRET)
                .putArray("redirectUris").add(settings.issuer() + "/broker/" + COUNCIL + "/endpoint")
                .add(settings.issuer().replaceFirst("[^/]*$", PRODUCTION) + "/broker/" + COUNCIL + "/endpoint");
        ObjectNode saml = clients.addObject().put("clientId", settings.issuer()).put("protocol", "saml");
        saml.putArray("redirectUris").add(settings.issuer() + "/broker/" + COUNCIL + "/endpoint");
        saml.putObject("attributes").put("saml.assertion.signature", "true").put("saml.server.signature", "true")
                .put("saml.client.signature", "false")
                .put("saml.force.post.binding", "true").put("saml.authnstatement", "true");
        ObjectNode mail = saml.putArray("protocolMappers").addObject().put("name", "mail").put("protocol", "saml")
                .put("protocolMapper", "saml-user-property-mapper");
        mail.putObject("config").put("user.attribute", "email").put("attribute.name", "email").put("attribute.nameformat", "Basic");
        realm.putArray("users").add(person("una@council.example", "Una", "default-roles-" + COUNCIL))
                .add(person("sorley@council.example", "Sorley", "default-roles-" + COUNCIL))
                .add(person("stranger@council.example", "Nobody", "default-roles-" + COUNCIL))
                .add(person("impostor@council.example", "Impostor", "default-roles-" + COUNCIL))
                .add(person("stuart@council.example", "Stuart", "default-roles-" + COUNCIL));
        return realm;
    }

    private static ObjectNode person(String email, String firstName, String... roles) {
        ObjectNode person = JSON.createObjectNode().put("username", email).put("email", email).put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", firstName).put("lastName", "Sample");
        person.putArray("credentials").addObject().put("type", "password").put("value", Person.PASSWORD);
        ArrayNode realmRoles = person.putArray("realmRoles");
        List.of(roles).forEach(realmRoles::add);
        return person;
    }
}
