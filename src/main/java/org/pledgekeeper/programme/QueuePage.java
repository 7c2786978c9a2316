package org.pledgekeeper.programme;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** The queue of applications, those waiting longest first. */
@Named
@ViewScoped
public class QueuePage implements Serializable {
    @Inject
    private transient ReviewQueue queue;
    @Inject
    private transient WaitingChanges changes;
    @Inject
    private transient CurrentUser user;
    private transient List<WaitingChanges.Waiting> changing;
    /** The data table sorts it in place. */
    private List<Line> waiting;
    private List<Line> decided;

    /** A line as it is shown; a class, because the data table sorts by its properties. */
    public static class Line implements Serializable {
        private final String reference;
        private final String name;
        private final String sector;
        private final String area;
        private final Application.State state;
        private final Instant submittedAt;

        Line(ReviewQueue.Line line) {
            reference = line.reference();
            name = line.name();
            sector = Sector.valueOf(line.sector()).getTitle();
            area = Area.title(line.area());
            state = line.state();
            submittedAt = line.submittedAt();
        }

        public String getReference() {
            return reference;
        }

        public String getName() {
            return name;
        }

        public String getSector() {
            return sector;
        }

        public String getArea() {
            return area;
        }

        public String getState() {
            return switch (state) {
                case SUBMITTED -> "Waiting";
                case RETURNED -> "With the lead";
                case APPROVED -> "Published";
                case DRAFT -> "Draft";
            };
        }

        public Instant getSubmittedAt() {
            return submittedAt;
        }

        public String getSubmittedOn() {
            return Days.words(submittedAt);
        }
    }

    /** Staff who review nothing go on to the first page that is theirs. */
    public void arrive() throws IOException {
        if (user.isProgrammeStaff() && !user.isModerator()) {
            FacesContext.getCurrentInstance().getExternalContext()
                    .redirect(user.isAnalyst() ? "/programme/progress" : "/programme/support");
        }
    }

    public List<Line> getWaiting() {
        load();
        return waiting;
    }

    /** @return what signatories would like to change in public, that which waits longest first */
    public List<WaitingChanges.Waiting> getChanging() {
        if (changing == null) {
            changing = changes.all();
        }
        return changing;
    }

    public List<Line> getDecided() {
        load();
        return decided;
    }

    private void load() {
        if (waiting == null) {
            List<ReviewQueue.Line> all = queue.all();
            waiting = new ArrayList<>(all.stream().filter(line -> line.state() == Application.State.SUBMITTED).map(Line::new).toList());
            decided = all.stream().filter(line -> line.state() != Application.State.SUBMITTED).map(Line::new).toList();
        }
    }
}
