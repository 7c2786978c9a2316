package org.pledgekeeper.refusal;

import java.util.Map;

/** What was sent is not of the form that is described: it cannot be read, and the words say where. HTTP 400. */
public class Unreadable extends RuntimeException {
    private final transient Map<String, String> problems;

    /** @param problems the message for each field that is meant; may be empty */
    public Unreadable(String message, Map<String, String> problems, Throwable cause) {
        super(message, cause);
        this.problems = problems;
    }

    public Map<String, String> problems() {
        return problems;
    }
}
