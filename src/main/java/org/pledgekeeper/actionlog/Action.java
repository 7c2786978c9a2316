package org.pledgekeeper.actionlog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * One thing an organisation has decided to do about a commitment. It is planned, then under way, then done; or set aside for
 * now, from which it can be taken up again: any state may follow any other. It belongs to a role, not to a person, so that it
 * stays right when people move on. Its month may pass: then it was planned for that month, and nothing more is said.
 */
@Entity
public class Action {
    static final int LONGEST_TITLE = 160;
    static final int LONGEST_OWNER = 120;

    @Id
    private UUID id;
    private String title;
    @Column(name = "owner_role")
    private String ownerRole;
    @Column(name = "due_month")
    private LocalDate dueMonth;
    private String commitment;
    private String indicator;
    private String promise;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "started_by")
    private String startedBy;
    private String subject;
    @Column(name = "started_at")
    private Instant startedAt;
    @Version
    private int version;

    /** How far an action has come. */
    public enum State {
        PLANNED("Planned"), UNDER_WAY("Under way"), DONE("Done"), SET_ASIDE("Set aside for now");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }

        /** @return whether it is still to be done */
        public boolean isToDo() {
            return this == PLANNED || this == UNDER_WAY;
        }

        /** @return what the journal is told of an action that has come so far */
        public Change reached(UUID action) {
            return new Change("changed action", action.toString(), name());
        }
    }

    /**
     * What is to be done. Blank texts count as none.
     *
     * @param indicator null where it is for the whole commitment
     * @param promise the promise of the public statement that it keeps, by its sentence; null where none
     */
    public record Plan(String title, String ownerRole, YearMonth due, String commitment, String indicator, String promise) {
        public Plan {
            title = OneLine.of(title);
            ownerRole = OneLine.of(ownerRole);
            commitment = tidy(commitment);
            indicator = tidy(indicator);
            promise = tidy(promise);
        }

        private static String tidy(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    protected Action() {}

    /** @throws Refused as {@link #change} says */
    Action(UUID id, Plan plan, String startedBy, String subject, Instant startedAt) {
        this.id = id;
        this.startedBy = startedBy;
        this.subject = subject;
        this.startedAt = startedAt;
        this.version = 1;
        change(plan, State.PLANNED);
    }

    /** @throws Refused when something is missing or too long, or its month came before the one it was started in */
    final void change(Plan plan, State newState) {
        Map<String, String> problems = new LinkedHashMap<>();
        require(problems, "title", plan.title(), LONGEST_TITLE, "Say in a few words what you will do.");
        require(problems, "ownerRole", plan.ownerRole(), LONGEST_OWNER, "Say which role sees to it, for example Head of Care.");
        YearMonth first = YearMonth.from(startedAt.atZone(Days.SCOTLAND));
        if (plan.due() == null) {
            problems.put("due", "Choose the month you plan to have it done in.");
        } else if (plan.due().getYear() > 2200) {
            problems.put("due", "Choose a month before the year 2200.");
        } else if (plan.due().isBefore(first)) {
            problems.put("due", "This action was started in " + Days.month(first.atDay(1)) + ". Choose that month or a later one.");
        }
        if (plan.commitment() == null) {
            problems.put("about", "Choose what it is for: a commitment, or one item of it.");
        }
        if (newState == null) {
            problems.put("state", "Choose where it stands.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        title = plan.title();
        ownerRole = plan.ownerRole();
        dueMonth = plan.due().atDay(1);
        commitment = plan.commitment();
        indicator = plan.indicator();
        promise = plan.promise();
        state = newState;
    }

    private static void require(Map<String, String> problems, String field, String value, int longest, String message) {
        if (value == null) {
            problems.put(field, message);
        } else if (value.length() > longest) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + longest + ".");
        }
    }

    /** @return where it stands, in words: a month that has passed is told as it was planned */
    String when(YearMonth now) {
        String month = Days.month(dueMonth);
        return switch (state) {
            case DONE -> "done; was planned for " + month;
            case SET_ASIDE -> "set aside for now; was planned for " + month;
            case PLANNED, UNDER_WAY -> (due().isBefore(now) ? "was planned for " : "planned for ") + month;
        };
    }

    public String getWhen() {
        return when(YearMonth.now(Days.SCOTLAND));
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String ownerRole() {
        return ownerRole;
    }

    public YearMonth due() {
        return YearMonth.from(dueMonth);
    }

    public String commitment() {
        return commitment;
    }

    /** @return null where it is for the whole commitment */
    public String indicator() {
        return indicator;
    }

    /** @return the promise that it keeps, by its sentence; null where none */
    public String promise() {
        return promise;
    }

    public State state() {
        return state;
    }

    /** @return the name of who started it */
    String subject() {
        return subject;
    }

    public String startedBy() {
        return startedBy;
    }

    boolean isStartedBy(String person) {
        return subject.equals(person);
    }

    public Instant startedAt() {
        return startedAt;
    }

    public int version() {
        return version;
    }
}
