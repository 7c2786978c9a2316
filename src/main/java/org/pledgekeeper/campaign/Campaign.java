package org.pledgekeeper.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/** A letter to a group of organisations: a draft until it is scheduled, then fixed, and over at once when it is stopped. */
@Entity
public class Campaign implements Versioned {
    static final int MOST_WORDS = 200;
    static final int MOST_REMINDERS = 2;
    /** What stands in a template for the organisation's name. */
    static final String ORGANISATION = "{organisation}";
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST = 4000;
    private static final int FEWEST_DAYS = 7;
    private static final int MOST_DAYS = 60;

    @Id
    private UUID id;
    private String title;
    private String subject;
    private String words;
    @Column(name = "begins_on")
    private LocalDate beginsOn;
    private int reminders;
    @Column(name = "days_between")
    private int daysBetween;
    @Embedded
    private Group addressed;
    @Column(name = "written_by")
    private String writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "scheduled_by")
    private String scheduledBy;
    @Column(name = "scheduled_at")
    private Instant scheduledAt;
    @Column(name = "stopped_at")
    private Instant stoppedAt;
    @Version
    private int version;

    /**
     * What a campaign is.
     *
     * @param title what staff call it
     * @param subject of the letter; it and the words may hold {organisation}, which becomes the organisation's name
     * @param beginsOn in whose morning the letters go out
     * @param reminders from 0 to 2
     * @param daysBetween from the letter to the first reminder, and from that to the second; from 7 to 60
     */
    public record Said(String title, String subject, String words, LocalDate beginsOn, int reminders, int daysBetween, Group group) {
        public Said {
            title = OneLine.of(title);
            subject = OneLine.of(subject);
            words = words == null || words.isBlank() ? null : words.strip().replace("\r\n", "\n");
        }
    }

    /** A letter as one organisation would get it. */
    public record Letter(String subject, String words) {}

    protected Campaign() {}

    Campaign(UUID id) {
        this.id = id;
    }

    /**
     * @throws Refused when it is scheduled, something is missing, too long or out of its bounds, or a template holds another placeholder
     */
    void say(Said said, String by, Instant at, LocalDate today) {
        if (scheduledAt != null) {
            throw new Refused("campaign", "It is scheduled, so it stays as it is. You can stop it and write another.");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        line(problems, "title", said.title(), "Say what you call it.");
        line(problems, "subject", said.subject(), "Say what stands above the letter.");
        int counted = Words.count(said.words());
        if (counted == 0) {
            problems.put("words", "Write the letter.");
        } else if (counted > MOST_WORDS || said.words().length() > LONGEST) {
            problems.put("words", "This is " + counted + " words long. Please keep it to " + MOST_WORDS + ".");
        } else if (isOtherwiseFilled(said.words())) {
            problems.put("words", "Only " + ORGANISATION + " can be filled in. Please write other braces out.");
        }
        if (said.subject() != null && isOtherwiseFilled(said.subject())) {
            problems.put("subject", "Only " + ORGANISATION + " can be filled in. Please write other braces out.");
        }
        beginning(problems, said.beginsOn(), today);
        if (said.reminders() < 0 || said.reminders() > MOST_REMINDERS) {
            problems.put("reminders", "Choose no, one or two reminders.");
        }
        if (said.daysBetween() < FEWEST_DAYS || said.daysBetween() > MOST_DAYS) {
            problems.put("daysBetween", "Say how many days lie between them, from " + FEWEST_DAYS + " to " + MOST_DAYS + ".");
        }
        said.group().check(problems);
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        title = said.title();
        subject = said.subject();
        words = said.words();
        beginsOn = said.beginsOn();
        reminders = said.reminders();
        daysBetween = said.daysBetween();
        addressed = said.group();
        writtenBy = by;
        writtenAt = at;
    }

    /** @return what it says now */
    Said said() {
        return new Said(title, subject, words, beginsOn, reminders, daysBetween, addressed);
    }

    private static void line(Map<String, String> problems, String field, String value, String missing) {
        if (value == null) {
            problems.put(field, missing);
        } else if (value.length() > LONGEST_LINE) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + LONGEST_LINE + ".");
        }
    }

    private static boolean isOtherwiseFilled(String template) {
        return template.replace(ORGANISATION, "").matches("(?s).*[{}].*");
    }

    private static void beginning(Map<String, String> problems, LocalDate day, LocalDate today) {
        if (day == null) {
            problems.put("beginsOn", "Say on which day it begins, for example 14 3 2027.");
        } else if (!day.isAfter(today)) {
            problems.put("beginsOn", "The letters go out in the morning. Please choose a day after today.");
        }
    }

    /** @throws Refused when it is scheduled already, or its day has come meanwhile */
    void schedule(String by, Instant at, LocalDate today) {
        if (scheduledAt != null) {
            throw new Refused("campaign", "It is scheduled already.");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        beginning(problems, beginsOn, today);
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        scheduledBy = by;
        scheduledAt = at;
    }

    /** @return whether it was running */
    boolean stop(Instant at) {
        if (stoppedAt != null) {
            return false;
        }
        stoppedAt = at;
        return true;
    }

    /** @param organisation the name as it may stand in a mail */
    static Letter letter(String subject, String words, String organisation) {
        return new Letter(subject.replace(ORGANISATION, organisation), words.replace(ORGANISATION, organisation));
    }

    /** @return in words, how far it has come */
    public String stands(LocalDate today) {
        return stoppedAt != null ? "Stopped on " + Days.words(stoppedAt) : scheduledAt == null ? "Draft"
                : beginsOn.isAfter(today) ? "Begins on " + Days.words(beginsOn)
                        : beginsOn.plusDays((long) reminders * daysBetween + FEWEST_DAYS).isAfter(today) ? "Under way" : "Over";
    }

    public UUID getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getSubject() {
        return subject;
    }

    public String getWords() {
        return words;
    }

    public LocalDate getBeginsOn() {
        return beginsOn;
    }

    public int getReminders() {
        return reminders;
    }

    public int getDaysBetween() {
        return daysBetween;
    }

    public Group getGroup() {
        return addressed;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    public String getScheduledBy() {
        return scheduledBy;
    }

    /** @return null while it is a draft */
    public Instant getScheduledAt() {
        return scheduledAt;
    }

    /** @return null where it was not */
    public Instant getStoppedAt() {
        return stoppedAt;
    }

    public boolean isDraft() {
        return scheduledAt == null && stoppedAt == null;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
