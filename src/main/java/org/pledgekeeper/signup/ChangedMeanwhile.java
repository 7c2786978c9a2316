package org.pledgekeeper.signup;

import java.util.Map;

/** The application was changed after the page that is now sent was opened. Nothing is written; what is kept can be shown beside it. */
public class ChangedMeanwhile extends RuntimeException {
    private final transient Map<String, String> kept;

    ChangedMeanwhile(Map<String, String> kept) {
        super("This was changed after you opened the page.");
        this.kept = kept;
    }

    /** @return what is kept now, by its label, as people read it; "" for what is not given */
    public Map<String, String> kept() {
        return kept;
    }
}
