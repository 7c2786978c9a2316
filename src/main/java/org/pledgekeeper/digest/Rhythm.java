package org.pledgekeeper.digest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How often a person wants the digest by email. */
public enum Rhythm {
    MONTHLY("Once a month"), FORTNIGHTLY("Every fortnight"), NONE("Not by email");

    /** Where no node runs on the day itself, it goes out later; but not when half of its time has gone by. */
    private static final int DAYS_LATE = 7;
    private static final int MIDDLE = 15;

    private final String title;

    Rhythm(String title) {
        this.title = title;
    }

    public String getTitle() {
        return title;
    }

    /** @return the day whose digest is to be written today; empty where none is */
    Optional<LocalDate> due(LocalDate today) {
        LocalDate first = today.withDayOfMonth(this == FORTNIGHTLY && today.getDayOfMonth() >= MIDDLE ? MIDDLE : 1);
        return this == NONE || ChronoUnit.DAYS.between(first, today) >= DAYS_LATE ? Optional.empty() : Optional.of(first);
    }

    /** @return the day since when a digest tells what colleagues did */
    LocalDate since(LocalDate today) {
        return this == FORTNIGHTLY ? today.minusDays(MIDDLE) : today.minusMonths(1);
    }
}
