package org.pledgekeeper.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts of training, of three kinds that are never mixed: how many completed something in a period (flow), how many hold a practice
 * level on a day (stock), and how many roles need it. Nobody is named.
 */
@Entity
@DiscriminatorValue("TRAINING")
public class Training extends Entry {
    /** To begin with; an organisation writes its own where these do not fit. */
    static final List<String> GROUPS = List.of("Health", "Social work and social care", "Children and families",
            "Education and early years", "Housing and homelessness",
            "Justice", "Police, fire and rescue", "Third sector and community", "Corporate and support services",
            "Elected members and board");

    static final List<Field> FIELDS = List.of(
            Field.one("measure", "What do you count?", Measure.class, (Training e) -> e.measure, (e, v) -> e.measure = v).atOnce(),
            Field.one("practiceLevel", "Which practice level?", Level.class, (Training e) -> e.practiceLevel,
                    (e, v) -> e.practiceLevel = v).atOnce(),
            Field.line("workforceGroup", "Which workforce group?", (Training e) -> e.workforceGroup,
                    (e, v) -> e.workforceGroup = v).suggesting(GROUPS)
                    .saying("Write your own where none of those offered fits.").atOnce(),
            Field.count("people", "How many people?", (Training e) -> e.people,
                    (e, v) -> e.people = v).saying("People who completed it, who hold the level, or whose role needs it.").atOnce(),
            Field.line("trainingType", "What type of training?", (Training e) -> e.trainingType,
                    (e, v) -> e.trainingType = v).suggesting(
                            List.of("E-learning", "Workshop", "Course", "Coaching",
                                    "Leaders’ learning (STILT)")),
            Field.line("provider", "By whom?", (Training e) -> e.provider,
                    (e, v) -> e.provider = v).saying("An organisation or a team, not a person."),
            Field.line("place", "Where?", (Training e) -> e.place, (e, v) -> e.place = v),
            Field.line("duration", "How long?", (Training e) -> e.duration,
                    (e, v) -> e.duration = v).suggesting(List.of("1 hour", "Half a day", "1 day", "2 days")),
            Field.line("areaOfWork", "Which area of work?", (Training e) -> e.areaOfWork, (e, v) -> e.areaOfWork = v),
            Field.line("resource", "Which resource was used?", (Training e) -> e.resource, (e, v) -> e.resource = v),
            Field.day("periodFrom", "The period it covers: from", (Training e) -> e.periodFrom, (e, v) -> e.periodFrom = v),
            Field.day("periodTo", "The period it covers: to", (Training e) -> e.periodTo, (e, v) -> e.periodTo = v));

    @Enumerated(EnumType.STRING)
    private Measure measure;
    @Enumerated(EnumType.STRING)
    @Column(name = "practice_level")
    private Level practiceLevel;
    @Column(name = "workforce_group")
    private String workforceGroup;
    private Integer people;
    @Column(name = "training_type")
    private String trainingType;
    private String provider;
    private String place;
    private String duration;
    @Column(name = "area_of_work")
    private String areaOfWork;
    private String resource;
    @Column(name = "period_from")
    private LocalDate periodFrom;
    @Column(name = "period_to")
    private LocalDate periodTo;

    enum State implements Choice {
        DONE, PLANNED;

        @Override
        public boolean isPlan() {
            return this == PLANNED;
        }
    }

    /** What is counted: flow, stock or need. */
    public enum Measure implements Choice {
        COMPLETED("People who completed training"), HELD("People who hold a level on that day"), NEEDED("Roles that need a level");

        private final String title;

        Measure(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    /** Of the Knowledge and Skills Framework. */
    public enum Level implements Choice {
        INFORMED, SKILLED, ENHANCED, SPECIALIST
    }

    @Override
    Log log() {
        return Log.TRAINING;
    }

    @Override
    void check(Map<String, String> problems) {
        measure = measure == null ? Measure.COMPLETED : measure;
        if (periodFrom != null && periodTo != null && periodTo.isBefore(periodFrom)) {
            problems.put("periodTo", "The period ends before it begins. Please check both days.");
        }
        if (measure != Measure.COMPLETED && (practiceLevel == null || workforceGroup == null || people == null)) {
            problems.put(practiceLevel == null ? "practiceLevel" : workforceGroup == null ? "workforceGroup" : "people",
                    "To compare what is held with what is needed, say the level, the group and how many.");
        }
    }

    @Override
    Set<String> small() {
        return isSmall(people) ? Set.of("people") : Set.of();
    }

    Measure measure() {
        return measure;
    }

    Level practiceLevel() {
        return practiceLevel;
    }

    String workforceGroup() {
        return workforceGroup;
    }

    int people() {
        return people == null ? 0 : people;
    }

    boolean isDone() {
        return state() == State.DONE;
    }
}
