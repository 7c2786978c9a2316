package org.pledgekeeper.logbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.web.Days;

/** What an entry says, and what it has been, as the reader may see it. */
public final class EntryShown {
    private final Entries.One one;

    /** A step of its history. @param said what it said before, where that was changed, by field */
    public record Past(String by, String what, Instant at, List<String[]> said) {}

    EntryShown(Entries.One one) {
        this.one = one;
    }

    private Log log() {
        return one.entry().log();
    }

    public boolean isInBin() {
        return one.entry().removedAt() != null;
    }

    /** @return the day from which it is no longer in the bin */
    public LocalDate getGoneOn() {
        return LocalDate.ofInstant(one.entry().removedAt(), Days.SCOTLAND).plusDays(Entry.DAYS_IN_BIN);
    }

    /** @return what it says, each field that says something with its value; numbers about few people only to those who may see them */
    public List<String[]> lines(Entry entry) {
        return log().fields().stream().filter(field -> !field.shown(entry).isEmpty())
                .map(field -> new String[] {field.label(), one.showsAll() || !entry.small().contains(field.name()) ? field.shown(entry)
                        : "Fewer than ten people, so not shown"})
                .toList();
    }

    /** @return what was typed, by field, as it would be read */
    List<String[]> typed(Map<String, String> typed) {
        return log().fields().stream().filter(field -> !typed.getOrDefault(field.name(), "").isBlank())
                .map(field -> new String[] {field.label(), readable(field, typed.get(field.name()))}).toList();
    }

    private static String readable(Field field, String text) {
        try {
            return Field.words(field.read(text));
        } catch (IllegalArgumentException unfit) {
            return text;
        }
    }

    /** @return what was done to it since it was written, newest first, with what a change replaced */
    public List<Past> getHistory() {
        Map<String, String> after = new HashMap<>(one.entry().given().typed());
        List<Past> past = new ArrayList<>();
        for (Steps.Done done : one.history()) {
            Map<String, String> before = done.before().typed();
            List<String[]> said = log().fields().stream()
                    .filter(field -> !before.getOrDefault(field.name(), "").equals(after.getOrDefault(field.name(), "")))
                    .map(field -> new String[] {field.label(),
                            one.showsAll() ? was(field, before.getOrDefault(field.name(), "")) : "was changed"})
                    .toList();
            past.add(new Past(done.by(), done.step().getWords(), done.at(), said));
            after.putAll(before);
        }
        return past;
    }

    private static String was(Field field, String text) {
        return text.isEmpty() ? "said nothing before" : "said before: " + readable(field, text);
    }
}
