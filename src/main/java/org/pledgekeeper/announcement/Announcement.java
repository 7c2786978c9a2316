package org.pledgekeeper.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * Something the programme tells, in plain text, from one day until another. Corrected after its first day, it says so; taken back, it is
 * over for good.
 */
@Entity
public class Announcement implements Versioned {
    static final int LONGEST_TITLE = 80;
    static final int MOST_WORDS = 150;
    private static final int LONGEST = 4000;

    @Id
    private UUID id;
    private String title;
    private String words;
    @Column(name = "shown_from")
    private LocalDate shownFrom;
    @Column(name = "shown_until")
    private LocalDate shownUntil;
    @Enumerated(EnumType.STRING)
    private Sector sector;
    @Column(name = "written_by")
    private String writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "corrected_at")
    private Instant correctedAt;
    private int corrections;
    @Column(name = "taken_back_at")
    private Instant takenBackAt;
    @Version
    private int version;

    /**
     * What is told.
     *
     * @param from the first day it is shown
     * @param until the last one
     * @param sector the only one it is for; null for all
     */
    public record Said(String title, String words, LocalDate from, LocalDate until, Sector sector) {
        public Said {
            title = OneLine.of(title);
            words = words == null || words.isBlank() ? null : words.strip().replace("\r\n", "\n");
        }
    }

    protected Announcement() {}

    Announcement(UUID id) {
        this.id = id;
    }

    /** @throws Refused when it was taken back, something is missing or too long, or its days are out of order or over */
    void say(Said said, String by, Instant at, LocalDate today) {
        if (takenBackAt != null) {
            throw new Refused("announcement", "This was taken back, so it stays as it was. Please write a new one.");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.title() == null) {
            problems.put("title", "Say in a few words what it is about.");
        } else if (said.title().length() > LONGEST_TITLE) {
            problems.put("title", "This is " + said.title().length() + " characters long. Please keep it to " + LONGEST_TITLE + ".");
        }
        int counted = Words.count(said.words());
        if (counted == 0) {
            problems.put("words", "Write what there is to say.");
        } else if (counted > MOST_WORDS || said.words().length() > LONGEST) {
            problems.put("words", "This is " + counted + " words long. Please keep it to " + MOST_WORDS + ".");
        }
        if (said.from() == null) {
            problems.put("from", "Say from which day, for example 14 3 2026.");
        }
        if (said.until() == null) {
            problems.put("until", "Say until which day, for example 28 3 2026.");
        } else if (said.from() != null && said.until().isBefore(said.from())) {
            problems.put("until", "It ends before it begins. Please choose a later day.");
        } else if (said.until().isBefore(today)) {
            problems.put("until", "That day is over. Please choose today or a later one.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        if (version > 0 && !shownFrom.isAfter(today) && !(title.equals(said.title()) && words.equals(said.words()))) {
            correctedAt = at;
            corrections++;
        }
        title = said.title();
        words = said.words();
        shownFrom = said.from();
        shownUntil = said.until();
        sector = said.sector();
        writtenBy = by;
        writtenAt = writtenAt == null ? at : writtenAt;
    }

    void takeBack(Instant at) {
        takenBackAt = takenBackAt == null ? at : takenBackAt;
    }

    /** @return in words, whether it is shown now */
    String stands(LocalDate today) {
        return takenBackAt != null ? "Taken back on " + Days.words(takenBackAt)
                : shownFrom.isAfter(today) ? "To be shown from " + Days.words(shownFrom)
                        : (shownUntil.isBefore(today) ? "Was shown until " : "Shown until ") + Days.words(shownUntil);
    }

    public UUID getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getWords() {
        return words;
    }

    public LocalDate getShownFrom() {
        return shownFrom;
    }

    public LocalDate getShownUntil() {
        return shownUntil;
    }

    /** @return the only one it is for; null for all */
    public Sector getSector() {
        return sector;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    /** @return null where its words are still the first ones */
    public Instant getCorrectedAt() {
        return correctedAt;
    }

    /** @return null where it was not */
    public Instant getTakenBackAt() {
        return takenBackAt;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
