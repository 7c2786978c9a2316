package org.pledgekeeper.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.pledgekeeper.typed.OneLine;

/**
 * The one way from us to the log: whatever is logged, and whatever an exception says, is one line each and holds no secret of a
 * link. So nobody can write lines of their own into the log, and whoever reads it can open nothing.
 */
@Singleton
@Startup
public class CleanLog {
    private static final Logger OURS = Logger.getLogger("org.pledgekeeper");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)((?:/|%2f)p(?:/|%2f)|pulse(?:/|%2f)|mend(?:/|%2f)|invitation(?:/|%2f)|calendar(?:/|%2f)|"
                    + "(?<![a-z])(?:story|review)(?:/|%2f)|[?&](?:code|state|session_state|token|begun|key)=|bearer )([^/?&\\s\"'<>]+)");
    private static final int DEEPEST = 20;

    private final Handler cleaning = new Handler() {
        @Override
        public void publish(LogRecord record) {
            record.setMessage(line(record.getMessage()));
            if (record.getParameters() != null) {
                record.setParameters(Arrays.stream(record.getParameters())
                        .map(value -> value instanceof Number ? value : line(String.valueOf(value))).toArray());
            }
            record.setThrown(Told.of(record.getThrown(), DEEPEST));
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.publish(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @PostConstruct
    void begin() {
        OURS.addHandler(cleaning);
        OURS.setUseParentHandlers(false);
    }

    @PreDestroy
    void end() {
        OURS.setUseParentHandlers(true);
        OURS.removeHandler(cleaning);
    }

    /** @return one line, with "…" for the secret of a link, a callback's code or a token; null for null */
    static String line(String text) {
        String line = OneLine.of(text);
        return line == null ? text : SECRET.matcher(line).replaceAll("$1…");
    }

    /** An exception as the log tells it: its kind, its cleaned words, where it came from and why. */
    private static final class Told extends Throwable {
        private final String words;

        private Told(String words, Throwable cause) {
            super(words, cause, false, true);
            this.words = words;
        }

        private static Throwable of(Throwable failure, int deepest) {
            if (failure == null || deepest == 0) {
                return null;
            }
            Told told = new Told(line(failure.toString()), of(failure.getCause(), deepest - 1));
            told.setStackTrace(failure.getStackTrace());
            return told;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
