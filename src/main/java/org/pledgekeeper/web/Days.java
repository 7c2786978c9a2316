package org.pledgekeeper.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How pages write days and moments: in words, on Scotland's clock. */
@Named
@ApplicationScoped
public class Days {
    /** The zone's name, for what takes no {@link ZoneId}. */
    public static final String ZONE = "Europe/London";
    public static final ZoneId SCOTLAND = ZoneId.of(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    /** @param when an {@link Instant} or a {@link LocalDate}; null gives nothing */
    public static String words(TemporalAccessor when) {
        return when == null ? "" : DAY.format(when instanceof Instant moment ? moment.atZone(SCOTLAND) : when);
    }

    /** @return the month and year of a day: "May 2027" */
    public static String month(LocalDate when) {
        return when == null ? "" : MONTH.format(when);
    }

    /** @return the zone in which scripts show moments */
    public String getZone() {
        return ZONE;
    }

    /** @return the day and the time of day, as Scotland's clocks show it */
    public String moment(Instant when) {
        return MOMENT.format(when.atZone(SCOTLAND));
    }

    public String day(TemporalAccessor when) {
        return words(when);
    }
}
