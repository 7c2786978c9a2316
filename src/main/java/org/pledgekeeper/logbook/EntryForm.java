package org.pledgekeeper.logbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.web.VersionedForm;

/** What the form of an entry asks, in any log, with what stands in it. */
public abstract class EntryForm extends VersionedForm {
    protected Log log;
    protected String about = "";
    protected String promise = "";
    protected final Map<String, String> typed = new HashMap<>();

    /** @return the items it can be for */
    protected abstract Edition edition();

    /** @return whether it can be for all of that commitment */
    public abstract boolean whole(Commitment commitment);

    /** @return whether what was typed looks like personal data and may stay as it is */
    public abstract boolean isNudged();

    /** @return whether what can be said later is shown from the start */
    public abstract boolean isLaterOpen();

    public Log getLog() {
        return log;
    }

    /** @return what is asked at once */
    public List<Field> getFirst() {
        return log.fields().stream().filter(Field::first).toList();
    }

    /** @return what can be said later */
    public List<Field> getLater() {
        return log.fields().stream().filter(field -> !field.first()).toList();
    }

    /** @return the names of all it asks, for the script that keeps what is written without a connection */
    public String getFieldNames() {
        return log.fields().stream().map(Field::name).collect(Collectors.joining(" "));
    }

    public String typed(Field field) {
        return typed.getOrDefault(field.name(), "");
    }

    public boolean chosen(Field field, String option) {
        return List.of(typed(field).split(" ")).contains(option);
    }

    public List<Commitment> getCommitments() {
        return edition().commitments();
    }

    public String getAbout() {
        return about;
    }

    /** @return what it is for, in words */
    public String getAboutTitle() {
        return edition().words(about);
    }

    /** @return the sentences of the statement that it can be said to keep */
    public List<String> getPromises() {
        return List.of();
    }

    /** @return the one it keeps; "" for none */
    public String getPromise() {
        return promise;
    }

    /** @return whether it is for an item that the latest review does not ask */
    public boolean isEarlierItem() {
        return edition().indicator(about).isEmpty() && edition().commitment(about).isEmpty() && !about.isEmpty();
    }
}
