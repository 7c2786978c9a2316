package org.pledgekeeper.pulse;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.Days;

/**
 * One pulse of a round: open until its last day has passed or the lead closes it; then its answers are counted once and
 * deleted. Between its last day and the counting it takes no answers and shows nothing.
 * The tenant it belongs to is the database's to say.
 */
@Entity
public class Pulse {
    /** A few minutes of a person's time. */
    public static final int MOST_QUESTIONS = 8;
    public static final int LONGEST_DAYS = 60;
    /** For each group, where each link is good for one answer. */
    public static final int MOST_LINKS = 200;
    /** An item of which something was said is asked again only after so long: two results of the same people say more than one. */
    public static final int MONTHS_BETWEEN = 6;

    @Id
    private UUID id;
    @Column(name = "assessment_id")
    private UUID assessmentId;
    @Column(name = "opened_by")
    private String openedBy;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "closes_on")
    private LocalDate closesOn;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "single_use")
    private boolean singleUse;
    @Version
    private int version;

    /** How far a pulse has come. */
    public enum State {
        OPEN("Open"), WAITING("Closed, waiting to be counted"), CLOSED("Closed");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    /**
     * What the lead chooses.
     *
     * @param indicators ids, in the order they are asked
     * @param closesOn the last day on which it takes answers; null where none was given
     * @param singleUse whether each link is good for one answer
     * @param links how many for each group; not looked at unless {@code singleUse}
     */
    public record Choice(Collection<String> indicators, LocalDate closesOn, boolean singleUse, Map<Audience, Integer> links) {}

    protected Pulse() {}

    /**
     * @throws Refused unless it asks 1 to 8 different indicators of {@code asked}, closes 1 to 60 days ahead and, where each link is good
     * for one answer, has 5 to 200 of them for each group or none, and some for one group
     */
    public Pulse(UUID assessmentId, Edition asked, Choice choice, String openedBy, Instant openedAt) {
        check(asked, choice, openedAt.atZone(Days.SCOTLAND).toLocalDate());
        this.id = UUID.randomUUID();
        this.assessmentId = assessmentId;
        this.closesOn = choice.closesOn();
        this.singleUse = choice.singleUse();
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    private static void check(Edition asked, Choice choice, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        int questions = choice.indicators().size();
        if (questions == 0) {
            problems.put("indicators", "Please choose at least one item to ask about.");
        } else if (questions > MOST_QUESTIONS) {
            problems.put("indicators", "You chose " + questions + " items. Please keep to " + MOST_QUESTIONS
                    + ", so that answering takes only a few minutes.");
        } else if (choice.indicators().stream().distinct().count() < questions) {
            problems.put("indicators", "One item is there twice. Please choose each item once.");
        } else if (!choice.indicators().stream().allMatch(id -> asked.indicator(id).isPresent())) {
            problems.put("indicators", "One of these is not asked in your review. Please choose from the items of the review.");
        }
        LocalDate first = today.plusDays(1);
        LocalDate last = today.plusDays(LONGEST_DAYS);
        if (choice.closesOn() == null || choice.closesOn().isBefore(first) || choice.closesOn().isAfter(last)) {
            problems.put("closesOn", "Please give a last day from " + Days.words(first) + " to " + Days.words(last) + ".");
        }
        for (Audience audience : choice.singleUse() ? Audience.values() : new Audience[0]) {
            Integer links = choice.links().get(audience);
            if (links == null || links != 0 && links < GroupLeaning.FEWEST || links > MOST_LINKS) {
                problems.put("links-" + audience.name(), "Please give a number from " + GroupLeaning.FEWEST + " to " + MOST_LINKS
                        + ", or 0 to leave this group out. What fewer than five people say is never shown, so fewer links would be of no"
                        + " use.");
            }
        }
        if (choice.singleUse() && choice.links().values().stream().allMatch(Integer.valueOf(0)::equals)) {
            problems.putIfAbsent("links-" + Audience.STAFF.name(),
                    "No group has a link yet. Please give at least one group five links or more.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** @throws Refused when it is closed already */
    public void close(Instant at) {
        if (closedAt != null) {
            throw new Refused("close", "This pulse is closed already. Its results are below.");
        }
        closedAt = at;
    }

    public State state(LocalDate today) {
        return state(closesOn, closedAt != null, today);
    }

    /** @return what state a pulse with that last day is in */
    static State state(LocalDate closesOn, boolean counted, LocalDate today) {
        return counted ? State.CLOSED : closesOn.isBefore(today) ? State.WAITING : State.OPEN;
    }

    public UUID id() {
        return id;
    }

    public UUID assessmentId() {
        return assessmentId;
    }

    public LocalDate closesOn() {
        return closesOn;
    }

    public boolean isSingleUse() {
        return singleUse;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }
}
