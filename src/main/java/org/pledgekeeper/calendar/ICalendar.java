package org.pledgekeeper.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days as a calendar program reads them (RFC 5545): the same days are the same bytes. */
public record ICalendar(List<Event> events) {
    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The grammar asks for one component at least: where no day is to be told, this stands for none. */
    private static final List<String> NOTHING = List.of("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE");

    /**
     * Something that lasts all of one day and keeps nobody from anything else.
     *
     * @param at when it was written down
     * @param version how often it has changed since
     */
    public record Event(UUID id, Instant at, int version, LocalDate day, String title) {
        private Stream<String> lines() {
            return Stream.of("BEGIN:VEVENT", "UID:" + id + "@pledgekeeper", "DTSTAMP:" + STAMP.format(at), "SEQUENCE:" + version,
                    "DTSTART;VALUE=DATE:" + day.format(DateTimeFormatter.BASIC_ISO_DATE), "SUMMARY:" + escaped(title), "CLASS:PRIVATE",
                    "TRANSP:TRANSPARENT", "END:VEVENT");
        }
    }

    public byte[] bytes() {
        Stream<String> head = Stream.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pledgekeeper//Private calendar//EN",
                "CALSCALE:GREGORIAN", "NAME:Pledgekeeper", "X-WR-CALNAME:Pledgekeeper", "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
                "X-PUBLISHED-TTL:PT12H");
        return Stream.of(head, events.isEmpty() ? NOTHING.stream() : events.stream().flatMap(Event::lines), Stream.of("END:VCALENDAR"))
                .flatMap(all -> all).map(ICalendar::folded).collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @return for these bytes and no others */
    static String tag(byte[] bytes) {
        try {
            return '"' + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String escaped(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").replaceAll("[\\\\;,]", "\\\\$0").replace("\n", "\\n");
    }

    /** A line has at most 75 bytes; what is longer goes on in the next after a space, and no letter is cut through. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int bytes = 0;
        for (int letter : line.codePoints().toArray()) {
            int size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE) {
                folded.append("\r\n ");
                bytes = 1;
            }
            folded.appendCodePoint(letter);
            bytes += size;
        }
        return folded.toString();
    }
}
