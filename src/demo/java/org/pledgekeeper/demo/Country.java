package org.pledgekeeper.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented country of any size, for benchmarks, tests and demonstrations: organisations of every sector and area with their
 * people, four reviews each in as many years, evidence, actions and the journal of it. What an organisation is like follows
 * from its number alone, so a country of a size is always the same one, and a smaller one is the beginning of a larger.
 */
public final class Country {
    /** The person who leads the first hundred organisations: one of the samples, so that a sign-in sees them. */
    private static final String LEAD = "00000000-0000-4000-8000-000000000002";

    private final Connection connection;

    /** @param connection of a role that row security does not hold back */
    public Country(Connection connection) {
        this.connection = connection;
    }

    /** @param edition as the interface gives it @return the ids of its indicators by commitment, in order */
    public static Map<String, List<String>> indicators(JsonNode edition) {
        Map<String, List<String>> indicators = new LinkedHashMap<>();
        edition.path("commitments").forEach(commitment -> {
            List<String> ids = new ArrayList<>();
            commitment.path("indicators").forEach(indicator -> ids.add(indicator.path("id").asText()));
            indicators.put(commitment.path("id").asText(), ids);
        });
        return indicators;
    }

    /**
     * Adds the organisations that are not there yet, in one transaction. Their addresses are {@code country-1} and on.
     *
     * @param organisations how many there are afterwards
     * @param indicators the current edition's, by commitment, in order
     * @param edition the edition they belong to
     */
    public void settle(int organisations, String edition, Map<String, List<String>> indicators) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement item = connection.prepareStatement("insert into country_item values (?, ?)");
                PreparedStatement size =
                        connection.prepareStatement("select set_config('country.size', ?, true), set_config('country.edition', ?, true),"
                                + " set_config('country.lead', ?, true)");
                InputStream script = Country.class.getResourceAsStream("country.sql")) {
            statement.execute("create temporary table country_item (commitment text, indicator text) on commit drop");
            for (Map.Entry<String, List<String>> commitment : indicators.entrySet()) {
                for (String indicator : commitment.getValue()) {
                    item.setString(1, commitment.getKey());
                    item.setString(2, indicator);
                    item.addBatch();
                }
            }
            item.executeBatch();
            size.setString(1, Integer.toString(organisations));
            size.setString(2, edition);
            size.setString(3, LEAD);
            size.execute();
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
            connection.setAutoCommit(true);
            // As the database does by itself, soon after so much has been written.
            statement.execute("vacuum (analyze)");
        } catch (SQLException | IOException failure) {
            connection.rollback();
            throw failure;
        }
    }
}
