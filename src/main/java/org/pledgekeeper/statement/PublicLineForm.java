package org.pledgekeeper.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.web.Days;

/** What a form about a line for the public holds, as it was typed. */
public abstract class PublicLineForm {
    protected String line;
    protected String words;
    protected String on;

    /**
     * Begins with a new line, of today, or with an earlier one again.
     *
     * @param again the id of the earlier one, if it is one of these
     * @return the earlier one
     */
    protected final <L extends PublicLine> Optional<L> begin(List<L> earlier, String again) {
        Optional<L> known = earlier.stream().filter(one -> one.getId().toString().equals(again)).findFirst();
        line = known.isPresent() ? again : UUID.randomUUID().toString();
        words = known.map(PublicLine::getWords).orElse(null);
        on = known.map(PublicLine::getHappenedOn).orElse(LocalDate.now(Days.SCOTLAND)).toString();
        return known;
    }

    /** @return what was done with a line a moment ago, in words; null for nothing */
    public static String done(String what) {
        return what.equals("offered") ? "Offered. The programme reads it before anyone else does."
                : what.equals("taken-back") ? "Taken back. The public no longer sees it." : null;
    }

    public int getWordLimit() {
        return PublicLine.MOST_WORDS;
    }

    /** @return the line's id */
    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }
}
