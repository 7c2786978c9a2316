package org.pledgekeeper.logbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API says of the logs, and what it reads. */
public final class LogsShown {
    private LogsShown() {}

    /** @param kind LINE, WORDS, COUNT, DAY, YES_NO, ONE or SEVERAL @param choices what can be chosen, each code with its title */
    public record FieldShown(String name, String label, String kind, Map<String, String> choices) {}

    public record LogShown(String log, String title, String commitment, List<FieldShown> fields) {}

    /**
     * @param id made by the writer, so that sending it twice writes it once; only read when it is added
     * @param commitment left out, that of the log
     * @param indicator the item of the review it speaks to, or null
     * @param promise the promise of the public statement it keeps, by its sentence, or null
     * @param fields by the names that {@code logs} says: text for lines, words, days and choices; a whole number for a count; true
     * or false;
     * a list of codes where several can be chosen. What is left out says nothing
     * @param asWritten whether words that look like personal data are to stay as they are
     * @param version the one last read; only read when it is changed
     */
    public record EntryBody(UUID id, String commitment, String indicator, Map<String, Object> fields, boolean asWritten, int version,
            String promise) {}

    /** @param removedAt when it was put into the bin, from which it is gone after thirty days; null where it is in its log */
    public record EntryShown(UUID id, String log, LocalDate happenedOn, String commitment, String indicator, String state, String line,
            Map<String, Object> fields,
            String writtenBy, Instant writtenAt, Instant removedAt, int version, String promise) {
        static EntryShown of(Entry e, boolean showsAll) {
            Map<String, Object> fields = new LinkedHashMap<>();
            e.fields().stream().filter(field -> field.value(e) != null && (showsAll || !e.small().contains(field.name())))
                    .forEach(field -> fields.put(field.name(), field.value(e)));
            return new EntryShown(e.id(), e.log().getKey(), e.happenedOn(), e.commitment(), e.indicator(), e.state() == null ? null
                    : e.state().name(), e.line(),
                    fields, e.writtenBy(), e.writtenAt(),
                    e.removedAt(), e.version(), e.promise());
        }
    }

    /** @param log null for an action, "joint" for one that is shared with another organisation */
    public record LineShown(UUID id, String log, LocalDate day, String line, String state, String commitment, String indicator,
            String writtenBy) {}

    /** @param next give it as {@code after} to go on; null where this is the last page */
    public record TimelineShown(List<LineShown> lines, String next) {}

    /** @param what CHANGED, REMOVED or RESTORED @param before what the fields said until then, as typed */
    public record StepShown(String what, String by, Instant at, Map<String, String> before) {}

    /** @param version the one last read */
    public record Seen(int version) {}

    /** @param indicator the item beside which it is to stand */
    public record Beside(String indicator) {}
}
