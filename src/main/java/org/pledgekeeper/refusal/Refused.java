package org.pledgekeeper.refusal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something typed or sent needs mending first: each problem names its field and says how to mend it. HTTP 422. */
public class Refused extends RuntimeException {
    private final Map<String, String> problems;

    public Refused(String field, String message) {
        this(Map.of(field, message));
    }

    /** @param problems message by field, in the order a person would meet the fields; must not be empty */
    public Refused(Map<String, String> problems) {
        super(String.join(" ", problems.values()));
        this.problems = new LinkedHashMap<>(problems);
    }

    public Map<String, String> problems() {
        return problems;
    }
}
