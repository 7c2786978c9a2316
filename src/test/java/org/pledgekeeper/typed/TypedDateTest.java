package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-05-03", "2026-5-3", "2026/05/03", "3 5 2026", "03 05 2026", "3/5/26", "03/05/2026", "03.05.2026",
            "3.5.26", "3-5-2026", " 3 / 5 / 2026 ",
            "3 May 2026", "3rd May 2026", "3rd of May 2026", "3rd of May, 2026", "the 3rd of May 2026", "3 may 26", "3 MAY '26",
            "3-May-2026", "3May2026", "03 May, 2026",
            "Sunday 3 May 2026", "Sun, 3 May 2026", "May 3, 2026", "May 3rd 2026", "2026 May 3", "3\u00A0May\u00A02026", "2026-05-03\n"})
    void areTheSameDay(String typed) {
        assertEquals(LocalDate.of(2026, 5, 3), TypedDate.day(typed));
    }

    @ParameterizedTest
    @CsvSource({"14 3 2026, 2026-03-14", "14 Mar. 2026, 2026-03-14", "1 Sept 2025, 2025-09-01", "29 February 2024, 2024-02-29",
            "31/12/1999, 1999-12-31", "1/1/1900, 1900-01-01",
            "31.12.2100, 2100-12-31", "5 6 85, 1985-06-05", "Wednesday 4 November 2026, 2026-11-04"})
    void areOtherDays(String typed, LocalDate day) {
        assertEquals(day, TypedDate.day(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05", "2026-5", "2026/05", "05/2026", "5 2026", "5/26", "May 2026", "may 26", "May, 2026", "2026 May",
            "3 May 2026", "3/5/2026", "2026-05-03"})
    void areTheSameMonth(String typed) {
        assertEquals(YearMonth.of(2026, 5), TypedDate.yearMonth(typed));
    }

    @Test
    void ofNothingAreNothing() {
        for (String nothing : new String[] {null, "", "  ", "\n"}) {
            assertNull(TypedDate.day(nothing));
            assertNull(TypedDate.yearMonth(nothing));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            31 February 2026          | There is no day 31 in that month. Please check the day and the month.
            29/2/2025                 | There is no day 29 in that month. Please check the day and the month.
            0 5 2026                  | There is no day 0 in that month. Please check the day and the month.
            5/13/2026                 | There is no month 13. Write the day first, for example 14 3 2026.
            3 Mai 2026                | There is no month "mai". Please check how it is spelled, for example 14 March 2026.
            3 5 1899                  | Write a year between 1900 and 2100.
            3 5 2101                  | Write a year between 1900 and 2100.
            2026                      | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            May 2026                  | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            soon                      | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            +999999999-12-31          | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            ３ ５ ２０２６              | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            3 5 202                   | Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.
            """)
    void areRefusedKindly(String typed, String words) {
        assertEquals(words, assertThrows(DateTimeException.class, () -> TypedDate.day(typed)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13/2026   | There is no month 13. Write the day first, for example 14 3 2026.
            Mai 2026  | There is no month "mai". Please check how it is spelled, for example 14 March 2026.
            2026      | Write the month and the year, for example 5 2027 or May 2027.
            """)
    void monthsAreRefusedKindly(String typed, String words) {
        assertEquals(words, assertThrows(DateTimeException.class, () -> TypedDate.yearMonth(typed)).getMessage());
    }
}
