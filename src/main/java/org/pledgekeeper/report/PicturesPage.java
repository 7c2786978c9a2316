package org.pledgekeeper.report;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/**
 * A review in pictures, each with a table that says the same; what has become of its items since last time; and the ways to take it away.
 */
@Named
@RequestScoped
public class PicturesPage {
    @Inject
    private Reports reports;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private Report report;
    private By by;

    @PostConstruct
    void load() {
        String number = address.part("number");
        if (!number.isEmpty() && !number.matches("\\d{1,6}")) {
            throw new NotFound();
        }
        report = reports.of(number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number))).orElse(null);
        if (report == null && !number.isEmpty()) {
            throw new NotFound();
        }
        by = By.of(request.getParameter("by"));
    }

    /** @return null before the first review is opened */
    public Report getReport() {
        return report;
    }

    public By getBy() {
        return by;
    }

    public By[] getChoices() {
        return By.values();
    }

    public List<Report.Group> getGroups() {
        return by.groups(report);
    }

    /** @return whether the reader may see any item at all */
    public boolean isAnything() {
        return report != null && !report.items().isEmpty();
    }

    public Drawing getRadar() {
        return Radar.of(getGroups());
    }

    public String getRadarWords() {
        return Radar.words(getGroups());
    }

    public Drawing row(Report.Item item) {
        return DotPlot.row(item);
    }

    public String rowWords(Report.Item item) {
        return DotPlot.words(item);
    }

    public Drawing getHead() {
        return DotPlot.head();
    }

    public String getHeadWords() {
        return DotPlot.HEAD_WORDS;
    }

    public List<DotPlot.Key> getKeys() {
        return DotPlot.keys(report);
    }

    public List<Level> getScale() {
        return Arrays.stream(Level.values()).filter(Level::isOnScale).toList();
    }

    public Change[] getChanges() {
        return Change.values();
    }

    /** @return the items whose answer can be set beside last time's and is another now */
    public List<Report.Item> getMoved() {
        return report.items().stream().filter(PicturesPage::moved).toList();
    }

    /** @return the others: as before, or not to be compared, with why */
    public List<Report.Item> getRest() {
        return report.items().stream().filter(item -> !moved(item)).toList();
    }

    private static boolean moved(Report.Item item) {
        return item.since() != null && item.since().change() != Change.SAME && item.since().change() != Change.NOT_COMPARABLE;
    }

    public Format[] getFormats() {
        return Format.values();
    }
}
