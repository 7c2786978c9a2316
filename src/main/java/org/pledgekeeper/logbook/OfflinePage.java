package org.pledgekeeper.logbook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Edition.Commitment;

/** The forms of all logs on one page that knows nobody: a browser keeps it, and shows it where there is no connection (docs/adr/0042). */
@Named
@RequestScoped
public class OfflinePage {
    @Inject
    private Checklists checklists;

    /** The form of a new entry, as nobody has begun it. */
    public static final class Blank extends EntryForm {
        private final Edition edition;

        Blank(Log log, Edition edition) {
            this.log = log;
            this.edition = edition;
            about = log.commitment();
        }

        @Override
        protected Edition edition() {
            return edition;
        }

        @Override
        public boolean whole(Commitment commitment) {
            return true;
        }

        @Override
        public boolean isNudged() {
            return false;
        }

        @Override
        public boolean isLaterOpen() {
            return false;
        }
    }

    public List<Blank> getForms() {
        return Arrays.stream(Log.values()).map(log -> new Blank(log, checklists.current())).toList();
    }
}
