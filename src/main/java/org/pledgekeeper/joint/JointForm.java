package org.pledgekeeper.joint;

import java.time.LocalDate;
import java.util.Objects;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.VersionedForm;

/** What the forms of a shared action hold, as it was typed: the shared words, an own note, and a line for the public. */
public abstract class JointForm extends VersionedForm {
    protected String title;
    protected String words;
    protected String doneOn;
    protected String note;
    protected int noteSeen;
    protected String line;
    protected String on;

    protected final void fill(JointActions.Joint one) {
        title = one.title();
        words = one.words();
        doneOn = one.shared() == null ? "" : Objects.toString(one.shared().getDoneOn(), "");
        seen = one.shared() == null ? 0 : one.shared().getVersion();
        note = one.side() == null ? "" : one.side().getNote();
        noteSeen = one.side() == null ? 0 : one.side().getVersion();
        line = one.line() == null ? "" : one.line().getWords();
        on = (one.line() == null ? LocalDate.now(Days.SCOTLAND) : one.line().getHappenedOn()).toString();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getDoneOn() {
        return doneOn;
    }

    public void setDoneOn(String doneOn) {
        this.doneOn = doneOn;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public int getNoteSeen() {
        return noteSeen;
    }

    public void setNoteSeen(int noteSeen) {
        this.noteSeen = noteSeen;
    }
}
