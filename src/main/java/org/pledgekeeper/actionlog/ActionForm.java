package org.pledgekeeper.actionlog;

import java.time.YearMonth;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.VersionedForm;

/** What the form of an action holds, as it was typed. */
public abstract class ActionForm extends VersionedForm {
    protected String title;
    protected String ownerRole;
    protected String due;
    protected String about;
    protected String promise;
    protected String state;

    protected final void begin(String itsAbout, String itsPromise) {
        about = itsAbout;
        promise = itsPromise;
    }

    protected final void fill(Action action) {
        title = action.title();
        ownerRole = action.ownerRole();
        due = action.due().toString();
        about = action.indicator() == null ? action.commitment() : action.indicator();
        promise = action.promise();
        state = action.state().name();
        seen = action.version();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getOwnerRole() {
        return ownerRole;
    }

    public void setOwnerRole(String ownerRole) {
        this.ownerRole = ownerRole;
    }

    public String getDue() {
        return due;
    }

    public void setDue(String due) {
        this.due = due;
    }

    public String getAbout() {
        return about;
    }

    public void setAbout(String about) {
        this.about = about;
    }

    public String getPromise() {
        return promise == null ? "" : promise;
    }

    public String getState() {
        return state;
    }

    public String getTypedMonth() {
        return due == null ? "No month" : Days.month(YearMonth.parse(due).atDay(1));
    }

    public String getTypedState() {
        return OneOf.chosen(Action.State.class, "state", state).getTitle();
    }
}
