package org.pledgekeeper.importing;

import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.logbook.Field;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.typed.OneOf;

/** Where the rows of a file go. */
public enum Destination {
    TRAINING("training", "Training", "Who completed what: one row a person, as learning systems have it, or one row a count.",
            Log.TRAINING),
    SUPERVISION("supervision", "Supervision", "Sessions offered, held and cancelled: one row a session, or one row a month.",
            Log.SUPERVISION),
    ACTIONS("actions", "Planned actions", "An action plan: one row an action.", null);

    private final String key;
    private final String title;
    private final String summary;
    private final Log log;

    Destination(String key, String title, String summary, Log log) {
        this.key = key;
        this.title = title;
        this.summary = summary;
        this.log = log;
    }

    public static Optional<Destination> of(String key) {
        return OneOf.by(Destination.class, one -> one.key, key);
    }

    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    public String getSummary() {
        return summary;
    }

    /** @return the log its rows become entries of; null for actions */
    Log log() {
        return log;
    }

    /** @return what the field of this name can say: title by code; empty where its log has no such choice */
    Map<String, String> options(String name) {
        return log.fields().stream().filter(field -> field.name().equals(name)).findFirst().map(Field::getOptions).orElse(Map.of());
    }
}
