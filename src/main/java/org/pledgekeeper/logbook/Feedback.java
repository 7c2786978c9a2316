package org.pledgekeeper.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.web.Days;

/**
 * Something that people said to the organisation, in words and without a name: heard, then decided, then done, then people told. How far
 * it is follows from what is said of it; where no change was asked for, or it is not to be done now, nothing is waited for but to tell.
 */
@Entity
@DiscriminatorValue("FEEDBACK")
public class Feedback extends Entry {
    private static final List<String> THEMES = List.of("Being welcomed", "Being listened to", "Choice and control", "Letters and words",
            "Waiting and appointments", "Places and rooms", "Phone and online", "Privacy and safety", "Staff wellbeing");

    static final List<Field> FIELDS = List.of(
            Field.line("theme", "What was it about?", (Feedback e) -> e.theme, (e, v) -> e.theme = v).suggesting(THEMES)
                    .saying("A theme in a word or two. Choose one you have used before where it fits, so that they add up.").atOnce(),
            Field.one("raisedBy", "Who raised it?", People.class, (Feedback e) -> e.raisedBy, (e, v) -> e.raisedBy = v)
                    .saying("The kind of person only. No names, please.").atOnce(),
            Field.one("route", "Which way did it reach you?", Route.class, (Feedback e) -> e.route, (e, v) -> e.route = v),
            Field.words("heard", "What was said, in a few more words?", (Feedback e) -> e.heard, (e, v) -> e.heard = v)
                    .saying("So that nobody can tell who said it."),
            Field.one("decision", "What did you decide?", Decision.class, (Feedback e) -> e.decision, (e, v) -> e.decision = v),
            Field.words("because", "Why?", (Feedback e) -> e.because, (e, v) -> e.because = v)
                    .saying("Needed where it is not now. People would rather hear an honest reason than nothing."),
            Field.day("decidedOn", "When did you decide?", (Feedback e) -> e.decidedOn, (e, v) -> e.decidedOn = v),
            Field.words("done", "What did you do?", (Feedback e) -> e.done, (e, v) -> e.done = v),
            Field.day("doneOn", "When was it done?", (Feedback e) -> e.doneOn, (e, v) -> e.doneOn = v),
            Field.words("told", "How did you tell people, and what?", (Feedback e) -> e.told, (e, v) -> e.told = v),
            Field.day("toldOn", "When were people told?", (Feedback e) -> e.toldOn, (e, v) -> e.toldOn = v));

    private String theme;
    @Enumerated(EnumType.STRING)
    @Column(name = "raised_by")
    private People raisedBy;
    @Enumerated(EnumType.STRING)
    private Route route;
    private String heard;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private String because;
    @Column(name = "decided_on")
    private LocalDate decidedOn;
    private String done;
    @Column(name = "done_on")
    private LocalDate doneOn;
    private String told;
    @Column(name = "told_on")
    private LocalDate toldOn;

    enum State implements Choice {
        HEARD, DECIDED, DONE, PEOPLE_TOLD;

        @Override
        public boolean isFollowing() {
            return true;
        }
    }

    /** Which kind of person said it. */
    public enum People implements Choice {
        PEOPLE_WHO_USE_SERVICES, STAFF, PARTNERS
    }

    enum Route implements Choice {
        CONVERSATION("A conversation"), MEETING("A meeting or panel"), SURVEY("A survey"), CARD("A card or form"),
        LETTER("A letter or email"),
        ONLINE("Online"), COMPLAINT("A complaint"), OTHER("Another way");

        private final String title;

        Route(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }

    /** What came of it. */
    public enum Decision implements Choice {
        YES("Yes"), PARTLY("Partly"), NOT_NOW("Not now, because …"), NO_CHANGE("No change was asked for");

        private final String title;

        Decision(String title) {
            this.title = title;
        }

        @Override
        public String getTitle() {
            return title;
        }

        boolean isToDo() {
            return this == YES || this == PARTLY;
        }
    }

    @Override
    Log log() {
        return Log.FEEDBACK;
    }

    @Override
    void check(Map<String, String> problems) {
        if (decision == Decision.NOT_NOW && because == null) {
            problems.put("because", "Say in a sentence why it is not now.");
        }
        if (decision != null && decision != Decision.NO_CHANGE && decidedOn == null) {
            problems.put("decidedOn", "Say when you decided, for example 14 3 2026.");
        }
        if (decision == null && (decidedOn != null || doneOn != null || toldOn != null)) {
            problems.put("decision", "Say what was decided, or that no change was asked for.");
        } else if (doneOn != null && !decision.isToDo()) {
            problems.put("doneOn", "It was decided that nothing is done now. If it was done after all, choose yes or partly above.");
        } else if (toldOn != null && decision.isToDo() && doneOn == null) {
            problems.put("doneOn", "Say when it was done, or leave the day on which people were told empty until it is.");
        }
        inOrder(problems, "happenedOn", null, happenedOn(), null);
        inOrder(problems, "decidedOn", "It cannot have been decided before it was heard. Please check both days.", decidedOn, happenedOn());
        inOrder(problems, "doneOn", "It cannot have been done before it was decided. Please check both days.", doneOn, decidedOn);
        inOrder(problems, "toldOn", "People cannot have been told before that. Please check the days.", toldOn,
                doneOn != null ? doneOn : decidedOn != null ? decidedOn : happenedOn());
        setState(
                (toldOn != null ? State.PEOPLE_TOLD : doneOn != null ? State.DONE : decision != null ? State.DECIDED : State.HEARD).name());
    }

    private static void inOrder(Map<String, String> problems, String field, String words, LocalDate day, LocalDate before) {
        if (day != null && day.isAfter(LocalDate.now(Days.SCOTLAND))) {
            problems.putIfAbsent(field,
                    "This day is still to come. What is heard, decided, done and told is written down once it has been.");
        } else if (day != null && before != null && day.isBefore(before)) {
            problems.putIfAbsent(field, words);
        }
    }

    String theme() {
        return theme;
    }

    People raisedBy() {
        return raisedBy;
    }

    Decision decision() {
        return decision;
    }

    LocalDate decidedOn() {
        return decidedOn;
    }

    LocalDate doneOn() {
        return doneOn;
    }

    LocalDate toldOn() {
        return toldOn;
    }

    /** @return whether a change was asked for, as far as is known: so it is until somebody says otherwise */
    boolean isAsking() {
        return decision != Decision.NO_CHANGE;
    }
}
