package org.pledgekeeper.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write of a calendar is what a library reads of it. */
class ICalendarTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-07-01T09:30:05.123Z");

    @ParameterizedTest
    @ValueSource(strings = {"Ask the panel", "Semi;colon, comma: colon \\ and \\n, \"quoted\"", "Two\nlines, and\r\nthree",
            "Dùthaich MhicAoidh agus Càrn Gorm: còmhradh mu chùram, èisteachd is foighidinn anns gach àite",
            "Kindness 💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚💚 first",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "BEGIN:VEVENT", "\r\nEND:VCALENDAR\r\n"})
    void titlesComeBackWhole(String title) {
        VEvent event = read(new ICalendar.Event(ID, AT, 3, LocalDate.of(2026, 11, 30), title));
        assertEquals(title.replace("\r\n", "\n"), event.getSummary().getValue());
        assertEquals(ID + "@pledgekeeper", event.getUid().getValue());
        assertEquals(AT.getEpochSecond(), event.getDateTimeStamp().getValue().getTime() / 1000);
        assertEquals(3, event.getSequence().getValue());
        assertEquals("2026-11-30", new java.sql.Date(event.getDateStart().getValue().getTime()).toString());
        assertEquals(false, event.getDateStart().getValue().hasTime());
        assertEquals("PRIVATE", event.getClassification().getValue());
    }

    private static VEvent read(ICalendar.Event event) {
        String text = new String(new ICalendar(List.of(event)).bytes(), StandardCharsets.UTF_8);
        assertTrue(text.endsWith("END:VCALENDAR\r\n"));
        for (String line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertEquals(-1, line.indexOf('\n'), line);
            assertEquals(-1, line.indexOf('\uFFFD'), line);
        }
        biweekly.ICalendar read = Biweekly.parse(text).first();
        assertTrue(read.validate(biweekly.ICalVersion.V2_0).isEmpty(), () -> read.validate(biweekly.ICalVersion.V2_0).toString());
        assertEquals(1, read.getEvents().size());
        return read.getEvents().get(0);
    }

    @Test
    void charactersThatNoCalendarCarriesAreLeftOut() {
        assertEquals("A b",
                read(new ICalendar.Event(ID, AT, 0, LocalDate.of(2026, 2, 28), "A\u0000 \u001Bb\u007F")).getSummary().getValue());
    }

    @Test
    void withNothingToTellItIsACalendarStill() {
        biweekly.ICalendar read = Biweekly.parse(new String(new ICalendar(List.of()).bytes(), StandardCharsets.UTF_8)).first();
        assertEquals(List.of(), read.getEvents());
        assertEquals("Pledgekeeper", read.getExperimentalProperty("X-WR-CALNAME").getValue());
    }

    @Test
    void theTagIsThatOfTheBytes() {
        ICalendar.Event event = new ICalendar.Event(ID, AT, 0, LocalDate.of(2026, 2, 28), "A");
        assertEquals(ICalendar.tag(new ICalendar(List.of(event)).bytes()), ICalendar.tag(new ICalendar(List.of(event)).bytes()));
        assertNotEquals(ICalendar.tag(new ICalendar(List.of()).bytes()), ICalendar.tag(new ICalendar(List.of(event)).bytes()));
    }
}
