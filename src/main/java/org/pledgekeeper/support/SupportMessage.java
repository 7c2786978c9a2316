package org.pledgekeeper.support;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Words;

/** One message of a thread; once written it stays as it is. */
@Entity
@Table(name = "support_message")
public class SupportMessage {
    static final int MOST_WORDS = 300;
    /** Under which a refusal says that the words can stay as they are. */
    static final String AS_WRITTEN = "asWritten";
    private static final int LONGEST = 4000;

    @Id
    private UUID id;
    @Column(name = "request_id")
    private UUID request;
    private String words;
    @Column(name = "from_programme")
    private boolean fromProgramme;
    @Column(name = "written_by")
    private String writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;

    protected SupportMessage() {}

    SupportMessage(UUID id, UUID request, String words, boolean fromProgramme, String by, Instant at) {
        this.id = id;
        this.request = request;
        this.words = words;
        this.fromProgramme = fromProgramme;
        writtenBy = by;
        writtenAt = at;
    }

    /** @return the words with plain line breaks; null where there are none */
    static String plain(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip().replace("\r\n", "\n");
    }

    static void check(Map<String, String> problems, String words) {
        int counted = Words.count(words);
        if (counted == 0) {
            problems.put("words", "Write what there is to say.");
        } else if (counted > MOST_WORDS || words.length() > LONGEST) {
            problems.put("words", "This is " + counted + " words and " + words.length() + " characters long. Please keep it to "
                    + MOST_WORDS + " words and " + LONGEST + " characters.");
        }
    }

    static void nudge(Map<String, String> problems, String field, String words) {
        PersonalData.in(words).ifPresent(what -> {
            problems.put(field, "This looks as though it holds " + what
                    + ". The programme needs no personal details to help: could you say it without?");
            problems.put(AS_WRITTEN, "If it is fine as it is, say so below and send it again.");
        });
    }

    /** @throws Refused when there are none or too many, or they look like personal data and are not said to be fine as they are */
    static String checked(String typed, boolean asWritten) {
        Map<String, String> problems = new LinkedHashMap<>();
        String words = plain(typed);
        check(problems, words);
        if (!asWritten && problems.isEmpty()) {
            nudge(problems, "words", words);
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        return words;
    }

    public UUID getId() {
        return id;
    }

    public UUID getRequest() {
        return request;
    }

    public String getWords() {
        return words;
    }

    public boolean isFromProgramme() {
        return fromProgramme;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }
}
