package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/** Actions and the entries of all logs in one line of time, newest first, a page at a time. */
@ApplicationScoped
@InTenant
public class Timeline {
    static final int PAGE = 40;
    /** What a file to take away holds at most. */
    static final int MOST = 50_000;
    private static final int MOST_WORDS = 8;
    static final int LONGEST_WORD = 60;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;

    /**
     * What of the timeline is asked for; blank parts ask for all.
     *
     * @param log the key of a log, or "actions"
     * @param state the name of a state, of whichever log
     * @param year four digits
     * @param words each has to be in an entry, as it is or nearly
     */
    public record Filter(String log, String commitment, String indicator, String state, String year, String words) {
        public Filter {
            log = plain(log);
            commitment = plain(commitment);
            indicator = plain(indicator);
            state = plain(state);
            year = plain(year).matches("(19|20|21)\\d\\d") ? plain(year) : "";
            words = plain(words);
        }

        public static final Filter ALL = new Filter(null, null, null, null, null, null);

        private static String plain(String typed) {
            String line = OneLine.of(typed);
            return line == null ? "" : line.length() > 200 ? line.substring(0, 200) : line;
        }

        /** @return whether it leaves anything out */
        public boolean isAny() {
            return !equals(ALL);
        }

        List<String> each() {
            return words.isEmpty() ? List.of() : Arrays.stream(words.split(" ")).limit(MOST_WORDS)
                    .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word).toList();
        }
    }

    /**
     * One line of it. @param log null for an action @param own whether the reader wrote it @param state in words
     * @param promise the promise it keeps; null where none @param planned whether it is still to be done
     * @param firstYear that of the oldest entry of all @param joint whether it is an action shared with another organisation
     */
    public record Line(UUID id, Log log, LocalDate day, Instant at, String words, String state, String commitment, String indicator,
            String writtenBy, boolean own, int version, String promise, boolean planned, int firstYear, boolean joint) {
        /** @return where the next page begins after this */
        public String cursor() {
            return day + "~" + at + "~" + id;
        }

        public boolean isAction() {
            return log == null && !joint;
        }
    }

    /** @param next where the next page begins; null where this is the last @param first the year of the oldest entry */
    public record Page(List<Line> lines, String next, int first, Edition edition) {}

    /** @param after where to go on, as a page before has said; anything else begins at the beginning */
    public Page page(Filter filter, String after) {
        return page(filter, after, PAGE);
    }

    /** @return all of it, to take away */
    public Page all(Filter filter) {
        return page(filter, null, MOST);
    }

    private Page page(Filter filter, String after, int most) {
        List<Line> lines = new TimelineQuery(filter, after, items.member(), false).lines(em, most + 1);
        int first = lines.isEmpty() ? Year.now(Days.SCOTLAND).getValue()
                : Math.min(lines.get(0).firstYear(), Year.now(Days.SCOTLAND).getValue());
        boolean more = lines.size() > most;
        List<Line> shown = more ? lines.subList(0, most) : lines;
        return new Page(List.copyOf(shown), more ? shown.get(most - 1).cursor() : null, first, items.current());
    }

    /** @param showsAll whether the reader is shown every number in it */
    public record Read(Entry entry, boolean showsAll) {}

    /** @return of those asked for, the entries of one log with all they say, newest first */
    public List<Read> entries(Filter filter) {
        return new TimelineQuery(filter, null, items.member(), false).entries(em, MOST).stream()
                .map(one -> new Read(one, one.showsAllTo(items.member()))).toList();
    }

}
