package org.pledgekeeper.feedback;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.typed.OneLine;

/** You said, we did: two short texts that tell the public of one piece of feedback. None of what the entry says is in it by itself. */
@Entity
@DiscriminatorValue("SAID")
public class SaidLine extends PublicLine {
    @Column(name = "entry_id")
    private UUID entryId;

    protected SaidLine() {}

    SaidLine(UUID id, UUID entryId) {
        super(id, null);
        this.entryId = entryId;
    }

    /** @param on the day it is about @throws Refused as {@link PublicLine} says, or when either text looks like personal data */
    void offer(String said, String did, LocalDate on, String by, Instant at) {
        Map<String, String> problems = new LinkedHashMap<>();
        String line = OneLine.of(said);
        check(problems, "said", line, "Say in a sentence what people said.");
        noPersonalData(problems, "said", line);
        noPersonalData(problems, "words", OneLine.of(did));
        offer(line, did, on, by, at, problems);
    }

    private static void noPersonalData(Map<String, String> problems, String field, String text) {
        if (text != null) {
            PersonalData.in(text).ifPresent(what -> problems.putIfAbsent(field,
                    "This looks as though it holds " + what + ". It would be public: please say it without."));
        }
    }

    @Override
    public Kind getKind() {
        return Kind.SAID;
    }

    public UUID entryId() {
        return entryId;
    }
}
