package org.pledgekeeper.logbook;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/**
 * Something that was done, or is planned, to keep the pledge: what all logs say of it. It can be changed by the person who wrote it
 * and by lead and champion; removed, it lies in the bin for thirty days. It holds counts and roles, and no person's name or history.
 */
@Entity
@Table(name = "log_entry")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "log")
public abstract class Entry {
    static final int DAYS_IN_BIN = 30;
    private static final int SMALL = 10;

    /** What every entry says, whichever log it is in. */
    static final Field HAPPENED = Field.day("happenedOn", "When?", (Entry e) -> e.happenedOn, (e, v) -> e.happenedOn = v).atOnce();
    static final Field OWNER = Field.line("ownerRole", "Which role looks after it?", (Entry e) -> e.ownerRole, (e, v) -> e.ownerRole = v)
            .saying("For example Head of Care. A role and not a name, so that it stays right when people move on.");
    static final Field JOINT = Field.yesNo("joint", "Was it joint work with another organisation?", (Entry e) -> e.joint,
            (e, v) -> e.joint = v);

    @Id
    private UUID id;
    @Column(name = "happened_on")
    private LocalDate happenedOn;
    private String commitment;
    private String indicator;
    private String promise;
    private String state;
    private String line;
    @Column(name = "owner_role")
    private String ownerRole;
    private Boolean joint;
    private String words;
    @Column(name = "written_by")
    private String writtenBy;
    private String subject;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "removed_at")
    private Instant removedAt;
    @Version
    private int version;

    /**
     * What is said of an entry, as it is typed.
     *
     * @param commitment which of the five it is for
     * @param indicator the item of the review it speaks to; null where it is for the whole commitment
     * @param promise the promise of the public statement that it keeps, by its sentence; null where none
     * @param typed what was typed in each field, by its name; a field that is not there says nothing
     */
    public record Given(String commitment, String indicator, Map<String, String> typed, String promise) {
        public Given {
            indicator = indicator == null || indicator.isBlank() ? null : indicator;
            typed = Map.copyOf(typed);
            promise = promise == null || promise.isBlank() ? null : promise.strip();
        }

        public Given(String commitment, String indicator, Map<String, String> typed) {
            this(commitment, indicator, typed, null);
        }
    }

    protected Entry() {}

    abstract Log log();

    /** Says what in this entry does not go together, by field. */
    void check(Map<String, String> problems) {}

    /** @return whether it goes through the states of its log, or is simply what it is */
    boolean hasState() {
        return !log().states().isEmpty();
    }

    /** @return the line of an entry in whose log none is typed */
    String ownLine() {
        return null;
    }

    /** @return names of fields that say how many, where they are about fewer than ten people */
    Set<String> small() {
        return Set.of();
    }

    static boolean isSmall(Integer people) {
        return people != null && people > 0 && people < SMALL;
    }

    /** Begins its life. @throws Refused as {@link #change} says */
    final void begin(UUID newId, Given given, Membership writer, Instant now) {
        id = newId;
        writtenBy = writer.personName();
        subject = writer.subject();
        writtenAt = now;
        version = 1;
        change(given);
    }

    /** @throws Refused with all that needs mending, by field */
    final void change(Given given) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Field field : log().fields()) {
            try {
                field.set().accept(this, field.read(given.typed().get(field.name())));
            } catch (IllegalArgumentException unfit) {
                problems.put(field.name(), unfit.getMessage());
            }
        }
        commitment = given.commitment();
        indicator = given.indicator();
        promise = given.promise();
        if (happenedOn == null) {
            problems.putIfAbsent("happenedOn", "Say on which day, for example 14 3 2026. Today is fine.");
        }
        if (!hasState()) {
            state = null;
        } else if (state == null) {
            state = log().states().get(0).name();
        }
        check(problems);
        line = log().line() == null ? ownLine() : line;
        if (line == null) {
            problems.putIfAbsent("line", "Say in one line what it was.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        words = Stream.concat(Stream.of(line), log().fields().stream().filter(f -> !f.equals(log().line())).map(f -> f.shown(this)))
                .filter(one -> !one.isEmpty()).collect(Collectors.joining(" "));
    }

    final void remove(Instant now) {
        removedAt = now;
    }

    final void restore() {
        removedAt = null;
    }

    /** @return what it says now, as it would be typed */
    final Given given() {
        Map<String, String> typed = new LinkedHashMap<>();
        log().fields().forEach(field -> typed.put(field.name(), field.typed(this)));
        return new Given(commitment, indicator, typed, promise);
    }

    /** @return what its row holds, by column */
    final Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("log", log().name());
        row.put("commitment", commitment);
        row.put("indicator", indicator);
        row.put("promise", promise);
        row.put("line", line);
        row.put("state", state);
        row.put("words", words);
        row.put("written_by", writtenBy);
        row.put("subject", subject);
        row.put("written_at", writtenAt);
        row.put("version", version);
        log().fields().forEach(field -> row.put(field.column(), field.value(this) instanceof List ? field.typed(this) : field.value(this)));
        return row;
    }

    final boolean mayChange(Membership member) {
        return member.role() == Role.LEAD || member.role() == Role.CHAMPION || member.role() == Role.CONTRIBUTOR
                && subject.equals(member.subject());
    }

    /** @return whether this person is shown every number in it: lead, champion and who wrote it are; others not those about few people */
    final boolean showsAllTo(Membership member) {
        return mayChange(member) || small().isEmpty();
    }

    public List<Field> fields() {
        return log().fields();
    }

    public Log getLog() {
        return log();
    }

    public UUID id() {
        return id;
    }

    public LocalDate happenedOn() {
        return happenedOn;
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

    void setState(String newState) {
        state = newState;
    }

    /** @return how far it is; null where it goes through no states */
    public Choice state() {
        return log().states().stream().filter(one -> one.name().equals(state)).findFirst().orElse(null);
    }

    public String line() {
        return line;
    }

    void setLine(String newLine) {
        line = newLine;
    }

    /** @return all its words, for search */
    String words() {
        return words;
    }

    public String writtenBy() {
        return writtenBy;
    }

    String subject() {
        return subject;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** @return when it was put into the bin; null where it is not there */
    public Instant removedAt() {
        return removedAt;
    }

    public int version() {
        return version;
    }
}
