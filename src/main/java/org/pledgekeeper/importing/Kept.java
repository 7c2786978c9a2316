package org.pledgekeeper.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;

/** What of an import is kept in the database, as text. */
final class Kept {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final int LONGEST = 160;

    /** How a file was understood: nothing that stands in it. */
    public record Understood(List<Means> columns, Map<Means, String> always, String only, boolean monthFirst) {}

    private Kept() {}

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> fields(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String mapping(Mapping mapping) {
        return json(new Understood(mapping.columns(), mapping.always(), mapping.only(), mapping.monthFirst()));
    }

    /** @return a mapping as it was kept, for the sheet and headings of this one; this one where it is of another time or width */
    static Mapping mapping(String json, Mapping otherwise) {
        try {
            Understood kept = JSON.readValue(json, Understood.class);
            return kept.columns().size() != otherwise.columns().size() ? otherwise : new Mapping(otherwise.destination(), otherwise.sheet(),
                    otherwise.headings(), kept.columns(), kept.always(), kept.only(), otherwise.monthFirst());
        } catch (JsonProcessingException ofAnotherTime) {
            return otherwise;
        }
    }

    /** @return what was typed to hold for all rows, one line each @throws Refused where it is too long, or looks personal */
    static Map<Means, String> within(Map<Means, String> typed) {
        Map<Means, String> always = new EnumMap<>(Means.class);
        typed.forEach((means, text) -> {
            String line = OneLine.of(text);
            if (line != null && line.length() > LONGEST) {
                throw new Refused(means.name(), "This is " + line.length() + " characters long. Please keep it to " + LONGEST + ".");
            }
            if (line != null && PersonalData.in(line).isPresent()) {
                throw new Refused(means.name(), "This looks as though it names a person. Please write a role or a group.");
            }
            if (line != null) {
                always.put(means, line);
            }
        });
        return always;
    }
}
