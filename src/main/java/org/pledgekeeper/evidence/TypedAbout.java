package org.pledgekeeper.evidence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.pledgekeeper.typed.TypedDate;

/** What is typed about evidence in a form, as it was typed; two pages ask for the same. */
public class TypedAbout {
    private String title;
    private String coversFrom;
    private String coversTo;
    private String reviewBy;

    void show(Evidence evidence) {
        title = evidence.title();
        coversFrom = written(evidence.coversFrom());
        coversTo = written(evidence.coversTo());
        reviewBy = written(evidence.reviewBy());
    }

    private static String written(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** @param problems takes what needs mending, by field */
    Evidence.About read(Map<String, String> problems) {
        Evidence.About read = new Evidence.About(title, day("coversFrom", coversFrom, problems), day("coversTo", coversTo, problems),
                day("reviewBy", reviewBy, problems));
        read.problems().forEach(problems::putIfAbsent);
        return read;
    }

    private static LocalDate day(String field, String typed, Map<String, String> problems) {
        try {
            return TypedDate.day(typed);
        } catch (DateTimeException notADate) {
            problems.put(field, notADate.getMessage());
            return null;
        }
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getCoversFrom() {
        return coversFrom;
    }

    public void setCoversFrom(String coversFrom) {
        this.coversFrom = coversFrom;
    }

    public String getCoversTo() {
        return coversTo;
    }

    public void setCoversTo(String coversTo) {
        this.coversTo = coversTo;
    }

    public String getReviewBy() {
        return reviewBy;
    }

    public void setReviewBy(String reviewBy) {
        this.reviewBy = reviewBy;
    }
}
