package org.pledgekeeper.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AddressedByUrlTest {
    @Test
    @SuppressWarnings("deprecation")
    void theDefaultServerNameDoesNotTakeThePlaceOfTheUrls() {
        AddressedByUrl source = new AddressedByUrl();
        source.setUrl("jdbc:postgresql://database.example:5433/pledgekeeper");
        source.setServerName("localhost");
        assertArrayEquals(new String[] {"database.example"}, source.getServerNames());
        assertArrayEquals(new int[] {5433}, source.getPortNumbers());
        assertEquals("pledgekeeper", source.getDatabaseName());
    }
}
