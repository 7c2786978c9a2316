package org.pledgekeeper.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Time to reflect, in one month: how often it was offered, held and cancelled. What was said stays in the room: there is no field
 * for it.
 */
@Entity
@DiscriminatorValue("SUPERVISION")
public class Supervision extends Entry {
    static final List<Field> FIELDS = List.of(
            Field.one("type", "Which type?", Type.class, (Supervision e) -> e.type, (e, v) -> e.type = v).atOnce(),
            Field.one("form", "One to one, or a group?", Form.class, (Supervision e) -> e.form, (e, v) -> e.form = v).atOnce(),
            Field.count("offered", "How many were offered?", (Supervision e) -> e.offered, (e, v) -> e.offered = v).atOnce(),
            Field.count("held", "How many were held?", (Supervision e) -> e.held, (e, v) -> e.held = v).atOnce(),
            Field.count("cancelledForPressure", "How many were cancelled because of service pressure?",
                    (Supervision e) -> e.cancelledForPressure, (e, v) -> e.cancelledForPressure = v),
            Field.count("cancelledByStaff", "How many were cancelled by staff choice?", (Supervision e) -> e.cancelledByStaff,
                    (e, v) -> e.cancelledByStaff = v),
            Field.count("cancelledOtherwise", "How many were cancelled for another reason?", (Supervision e) -> e.cancelledOtherwise,
                    (e, v) -> e.cancelledOtherwise = v),
            Field.one("frequency", "How often was agreed?", Frequency.class, (Supervision e) -> e.frequency, (e, v) -> e.frequency = v),
            Field.yesNo("agreement", "Is an agreement in place?", (Supervision e) -> e.agreement, (e, v) -> e.agreement = v),
            Field.yesNo("purpose", "Is its purpose written?", (Supervision e) -> e.purpose, (e, v) -> e.purpose = v),
            Field.yesNo("designedWithStaff", "Was it designed with staff?", (Supervision e) -> e.designedWithStaff,
                    (e, v) -> e.designedWithStaff = v),
            Field.yesNo("supervisorTrained", "Is the supervisor trained?", (Supervision e) -> e.supervisorTrained,
                    (e, v) -> e.supervisorTrained = v),
            Field.yesNo("timeProtected", "Is the time protected?", (Supervision e) -> e.timeProtected, (e, v) -> e.timeProtected = v),
            Field.one("teamSize", "How large is the team?", TeamSize.class, (Supervision e) -> e.teamSize, (e, v) -> e.teamSize = v));

    @Enumerated(EnumType.STRING)
    private Type type;
    @Enumerated(EnumType.STRING)
    private Form form;
    private Integer offered;
    private Integer held;
    @Column(name = "cancelled_for_pressure")
    private Integer cancelledForPressure;
    @Column(name = "cancelled_by_staff")
    private Integer cancelledByStaff;
    @Column(name = "cancelled_otherwise")
    private Integer cancelledOtherwise;
    @Enumerated(EnumType.STRING)
    private Frequency frequency;
    private Boolean agreement;
    private Boolean purpose;
    @Column(name = "designed_with_staff")
    private Boolean designedWithStaff;
    @Column(name = "supervisor_trained")
    private Boolean supervisorTrained;
    @Column(name = "time_protected")
    private Boolean timeProtected;
    @Enumerated(EnumType.STRING)
    @Column(name = "team_size")
    private TeamSize teamSize;

    /** Kinds of supervision. */
    public enum Type implements Choice {
        RESTORATIVE, PROFESSIONAL, PRACTICE, REFLECTIVE_GROUP
    }

    /** With one person, or several. */
    public enum Form implements Choice {
        ONE_TO_ONE, GROUP
    }

    enum Frequency implements Choice {
        WEEKLY("Weekly"), FORTNIGHTLY("Every two weeks"), MONTHLY("Monthly"), SIX_WEEKLY("Every six weeks"),
        QUARTERLY("Every three months"), LESS_OFTEN("Less often");

        private final String title;

        Frequency(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    enum TeamSize implements Choice {
        UNDER_10("Under 10"), FROM_10("10 to 24"), FROM_25("25 to 49"), FROM_50("50 or more");

        private final String title;

        TeamSize(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    @Override
    Log log() {
        return Log.SUPERVISION;
    }

    @Override
    void check(Map<String, String> problems) {
        if (type == null) {
            problems.putIfAbsent("type", "Choose which type of supervision it was.");
        }
        if (offered != null && held != null && held > offered) {
            problems.put("held", "More were held than offered. Please check both numbers.");
        } else if (offered != null && held() + cancelled() > offered) {
            problems.put("held", "Held and cancelled together are more than were offered. Please check the numbers.");
        }
    }

    @Override
    String ownLine() {
        return type == null ? null : type.getTitle() + (type == Type.REFLECTIVE_GROUP ? "" : " supervision")
                + (form == null ? "" : ", " + form.getTitle().toLowerCase(Locale.ROOT));
    }

    @Override
    Set<String> small() {
        return teamSize == TeamSize.UNDER_10 ? Set.of("offered", "held", "cancelledForPressure", "cancelledByStaff",
                "cancelledOtherwise") : Set.of();
    }

    Type type() {
        return type;
    }

    Form form() {
        return form;
    }

    int offered() {
        return offered == null ? held() + cancelled() : offered;
    }

    int held() {
        return held == null ? 0 : held;
    }

    int cancelled() {
        return (cancelledForPressure == null ? 0 : cancelledForPressure) + (cancelledByStaff == null ? 0 : cancelledByStaff)
                + (cancelledOtherwise == null ? 0 : cancelledOtherwise);
    }

    Boolean agreement() {
        return agreement;
    }

    Boolean purpose() {
        return purpose;
    }

    Boolean designedWithStaff() {
        return designedWithStaff;
    }
}
