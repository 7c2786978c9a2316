package org.pledgekeeper.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.web.Days;

/**
 * What colleagues have put beside a round's items: evidence, comments, who looks after what, actions, the newest of the log, and what
 * a closed pulse said.
 */
public record BesideItems(Map<String, List<EvidenceShown>> evidence, Map<String, List<Comment>> comments,
        Map<String, List<Assigned>> assigned,
        Map<String, List<ActionShown>> actions, Map<String, List<Heard>> heard, Map<String, List<EntryShown>> entries) {

    public static final BesideItems NOTHING = new BesideItems(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** @param kind LINK, FILE or WORDS */
    public record EvidenceShown(UUID id, String kind, String title, String link, String words, LocalDate coversFrom, LocalDate coversTo,
            LocalDate reviewBy) {
        /** @return whether its review-by date or the period it covers has passed: a rule of ours, said gently wherever it is shown */
        public boolean outOfDate(LocalDate today) {
            return reviewBy != null && reviewBy.isBefore(today)
                    || reviewBy == null && coversTo != null && coversTo.plusMonths(Assessment.MONTHS_BETWEEN).isBefore(today);
        }

        public boolean isOutOfDate() {
            return outOfDate(LocalDate.now(Days.SCOTLAND));
        }

        /** @return the period it covers, in words; empty where it has none */
        public String getPeriod() {
            return coversFrom == null && coversTo == null ? "" : coversTo == null ? "from " + Days.words(coversFrom)
                    : coversFrom == null ? "up to " + Days.words(coversTo) : Days.words(coversFrom) + " to " + Days.words(coversTo);
        }
    }

    /** @param own whether the reader wrote it */
    public record Comment(UUID id, String words, String writtenBy, Instant writtenAt, boolean own) {}

    /** @param me whether it is the reader */
    public record Assigned(String subject, String name, boolean me) {}

    public record ActionShown(UUID id, String title, String ownerRole, LocalDate dueMonth, String state) {
        /** @return where it stands, in words */
        public String getWhen() {
            return switch (state) {
                case "DONE" -> "done";
                case "SET_ASIDE" -> "set aside for now";
                default -> (dueMonth.isBefore(LocalDate.now(Days.SCOTLAND).withDayOfMonth(1)) ? "was planned for " : "planned for ")
                        + Days.month(dueMonth);
            };
        }
    }

    /** An entry of the log that speaks to the item. */
    public record EntryShown(UUID id, String line, LocalDate happenedOn) {}

    /** @param audience STAFF, LEADERS or PANEL */
    public record Heard(String audience, Leaning leaning) {
        public String getTitle() {
            return switch (audience) {
                case "STAFF" -> "Staff";
                case "LEADERS" -> "Leaders";
                default -> "Lived-experience panel";
            };
        }
    }

    public List<EvidenceShown> evidence(Indicator indicator) {
        return evidence.getOrDefault(indicator.id(), List.of());
    }

    public List<Comment> comments(Indicator indicator) {
        return comments.getOrDefault(indicator.id(), List.of());
    }

    /** @return those who look after the indicator, itself or with its whole commitment */
    public List<Assigned> assigned(Commitment commitment, Indicator indicator) {
        return java.util.stream.Stream.concat(assigned.getOrDefault(commitment.id(), List.of()).stream(),
                assigned.getOrDefault(indicator.id(), List.of()).stream()).distinct().toList();
    }

    public List<ActionShown> actions(Indicator indicator) {
        return actions.getOrDefault(indicator.id(), List.of());
    }

    public List<Heard> heard(Indicator indicator) {
        return heard.getOrDefault(indicator.id(), List.of());
    }

    public List<EntryShown> entries(Indicator indicator) {
        return entries.getOrDefault(indicator.id(), List.of());
    }

    public boolean mine(Commitment commitment, Indicator indicator) {
        return assigned(commitment, indicator).stream().anyMatch(Assigned::me);
    }

    /** @return whether it is said to be in place (level 2 or more) with no evidence, or none that is up to date: a rule of ours */
    public boolean weak(Indicator indicator, Answer answer) {
        return answer.level() != null && answer.level().isOnScale() && answer.level().compareTo(Level.SOME_AREAS) >= 0
                && evidence(indicator).stream().allMatch(EvidenceShown::isOutOfDate);
    }
}
