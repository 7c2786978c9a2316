package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that somebody sent begins a line of the log, and no link can be read from it. */
class CleanLogTest {
    private static final Logger LOG = Logger.getLogger("org.pledgekeeper.signup.Somewhere");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at /p/s3cret/thanks                                     | at /p/…/thanks
            at /sign-up/mend/s3cret                                 | at /sign-up/mend/…
            at /invitation/s3cret                                   | at /invitation/…
            at /api/v1/review/s3cret                                | at /api/v1/review/…
            at /calendar/s3cret.ics                                 | at /calendar/…
            GET http://localhost:8080/api/v1/pulse/s3cret?x=1       | GET http://localhost:8080/api/v1/pulse/…?x=1
            /callback?code=s3cret&state=s3cret                      | /callback?code=…&state=…
            Authorization: Bearer s3cret.s3cret.s3cret              | Authorization: Bearer …
            %2Fp%2Fs3cret                                           | %2Fp%2F…
            The pulse of tenant 1 could not be closed               | The pulse of tenant 1 could not be closed
            """)
    void saysWhereAndNotWithWhat(String told, String logged) {
        assertEquals(logged, CleanLog.line(told));
    }

    @Test
    void keepsEachRecordToItsLines() {
        Exception failure = new IllegalStateException("Outer\r\nSEVERE forged /sign-up/mend/s3cret",
                new RuntimeException("Inner\nINFO forged /p/s3cret"));
        String logged = logged(() -> {
            LOG.log(Level.WARNING, "Not sent: {0}", "550 no\r\nSEVERE forged");
            LOG.log(Level.SEVERE, "At /p/s3cret\u2028SEVERE forged", failure);
        });
        assertFalse(Pattern.compile("(?m)^(SEVERE|INFO) forged").matcher(logged).find(), logged);
        assertFalse(logged.contains("s3cret"), logged);
        assertTrue(logged.contains("Not sent: 550 no SEVERE forged"), logged);
        assertTrue(logged.contains("java.lang.IllegalStateException: Outer SEVERE forged /sign-up/mend/…"), logged);
        assertTrue(logged.contains("Caused by: java.lang.RuntimeException: Inner INFO forged /p/…"), logged);
        assertTrue(logged.contains("at org.pledgekeeper.web.CleanLogTest.keepsEachRecordToItsLines"), logged);
    }

    private static String logged(Runnable work) {
        List<String> lines = new ArrayList<>();
        SimpleFormatter formatter = new SimpleFormatter();
        Handler server = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(formatter.format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        CleanLog log = new CleanLog();
        Logger.getLogger("").addHandler(server);
        log.begin();
        try {
            work.run();
        } finally {
            log.end();
            Logger.getLogger("").removeHandler(server);
        }
        return String.join("", lines);
    }
}
