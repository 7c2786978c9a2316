package org.pledgekeeper.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write to mairi.macleod@example.org about it          | an email address
            ring 0131 496 0000 for the room                      | a phone number
            ring (0131) 496-0000                                 | a phone number
            mobile 07700 900123                                  | a phone number
            +44 7700 900123 is the number                        | a phone number
            number 943 476 5919 was in the letter                | an NHS or CHI number
            CHI 0101701233                                       | an NHS or CHI number
            Mrs Campbell asked for more time                     | a person’s name
            talked with Dr. Ó Briain                             | a person’s name
            We heard that Mairi has depression again             | a name beside something about health
            we asked Iain about his diagnosis                    | a name beside something about health
            it was about the assault of Kirsty Munro             | a name beside something about health
            """)
    void isNoticed(String words, String what) {
        assertEquals(what, PersonalData.in(words).orElse("nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Panel reads the new letters", "Skilled level workshop, 24 people, 2 days", "£35 an hour for 12 people in 2026",
                    "Trauma informed practice at the Health Board", "Leaders explain why", "We said that trauma is part of our work",
                    "Offered 120, held 98, cancelled 22",
                    "Ask NHS Highland about anxiety leaflets", "Visited Glenmorran House on 14 3 2026", "Room 12345, from 0930 to 1630",
                    "Meeting of the Trauma Team about abuse policy",
                    "Policy on self-harm read again with staff", "Reference 1234567890 in the minutes"})
    void isNotSeenWhereThereIsNone(String words) {
        assertEquals("nothing", PersonalData.in(words).orElse("nothing"));
    }
}
