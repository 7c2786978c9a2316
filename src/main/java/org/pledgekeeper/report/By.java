package org.pledgekeeper.report;

import java.util.List;
import org.pledgekeeper.typed.OneOf;

/** How indicators are put together to look at them: answered once, read in three ways. */
public enum By {
    COMMITMENT("commitment", "Commitment", "The five commitments"),
    DRIVER("driver", "Driver", "The eight drivers"),
    STATEMENT("statement", "Agreed statement", "The agreed statements");

    private final String key;
    private final String title;
    private final String all;

    By(String key, String title, String all) {
        this.key = key;
        this.title = title;
        this.all = all;
    }

    /** @return the one of that key; by commitment for any other */
    public static By of(String key) {
        return OneOf.by(By.class, one -> one.key, key).orElse(COMMITMENT);
    }

    public List<Report.Group> groups(Report report) {
        return switch (this) {
            case COMMITMENT -> report.commitments();
            case DRIVER -> report.drivers();
            case STATEMENT -> report.agreedStatements();
        };
    }

    /** @return what the address and files call it */
    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    /** @return all its groups together, as a choice to offer */
    public String getAll() {
        return all;
    }
}
