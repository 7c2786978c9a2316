package org.pledgekeeper.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.logbook.Picture;
import org.pledgekeeper.web.Days;

/**
 * All that a review says, put together once. Pictures, PDF, spreadsheet, CSV and JSON each tell this and nothing else.
 * Colleagues' comments, and who answered, are not in it. Adding to it is no break for those who read the JSON; removing or
 * renaming is.
 *
 * @param last the review before this one; null for the first
 * @param logs those with an entry; empty where nothing is to be taken away
 * @param logo as published; null where there is none, or nothing is to be taken away
 * @param drivers the same items by the drivers they support; an item may be in several
 */
public record Report(About about, Last last, List<Group> commitments, List<Group> drivers, List<Group> agreedStatements, List<Item> items,
        List<NoLongerAsked> noLongerAsked, List<Log> logs, @JsonIgnore Logo logo) {

    /** What one log adds up to on the day of the report, as far as its reader may see. */
    public record Log(String id, String title, List<Picture.Table> tables) {
        static List<Log> of(Map<org.pledgekeeper.logbook.Log, Picture> pictures) {
            return pictures.entrySet().stream().map(log -> new Log(log.getKey().getKey(), log.getKey().getTitle(),
                    log.getValue().tables().stream().filter(table -> !table.rows().isEmpty()).map(Log::plain).toList())).toList();
        }

        private static Picture.Table plain(Picture.Table table) {
            return new Picture.Table(table.title(), table.heads(),
                    table.rows().stream().map(row -> row.stream().map(Report::plain).toList()).toList());
        }

        /** One cell of one of the tables, with where it stands. */
        record Cell(String log, String table, String row, String column, String value) {}

        /** @return all cells; of a table with one column each row is a cell */
        List<Cell> cells() {
            return tables.stream().flatMap(table -> table.rows().stream().flatMap(row -> IntStream
                    .range(Math.min(1, row.size() - 1), row.size())
                    .mapToObj(at -> new Cell(title, table.title(), at == 0 ? "" : row.get(0), table.heads().get(at), row.get(at)))))
                    .toList();
        }
    }

    /**
     * @param part whether it holds only what its reader was invited for
     * @param statement as published; null as with the logo
     */
    public record About(String organisation, String slug, int number, String title, String edition, String editionTitle,
            Assessment.State state,
            boolean shortSet, boolean part, LocalDate opened, LocalDate submitted, LocalDate signedOff, LocalDate reported,
            String statement) {}

    /**
     * @param width pixels
     * @param height pixels
     * @param alt in words
     */
    public record Logo(byte[] png, int width, int height, String alt) {}

    public record Last(int number, String title, String edition, LocalDate opened) {}

    /**
     * Items put together: a commitment's, a driver's or an agreed statement's.
     *
     * @param last where it stood in the review before, from what was asked then; null without one
     * @param items ids, in the checklist's order
     */
    public record Group(String id, String title, Standing standing, Standing last, Counts counts, List<String> items) {}

    /** @param notAnswered those without an answer of this review; the carried ones that nobody has confirmed are among them */
    public record Counts(int asked, int onScale, int notRelevant, int dontKnow, int notAnswered, int carried) {}

    /**
     * @param level what counts in this review; null where there is no answer, or one that was carried and not yet confirmed
     * @param carried the level of that carried one; otherwise null
     * @param origin null where nothing is answered or carried
     * @param since what has become of it; null without a review before
     * @param changed what changed, as asked at the highest level
     */
    public record Item(String id, String commitment, String text, Level level, Level carried, Answer.Origin origin, Since since,
            String note, String changed,
            List<Evidence> evidence, List<Action> actions, List<BesideItems.Heard> pulse, List<String> drivers,
            List<String> agreedStatements) {

        /** @return where it is, in words, with what is still open said plainly */
        public String levelWords() {
            return level != null ? level.getTitle()
                    : carried != null ? carried.getTitle() + " (carried from last time, not confirmed yet)" : "Not answered";
        }

        public String originWords() {
            return origin == null ? "" : origin.getTitle();
        }

        public String pulseWords() {
            return pulse.stream().map(heard -> heard.getTitle() + ": " + heard.leaning().getTitle()).collect(Collectors.joining(" | "));
        }
    }

    /** @param why why it cannot be compared; null where it can */
    public record Since(Kind kind, List<Earlier> earlier, Change change, String why) {
        /** @return where it was; where the item has come from other items, with what they asked */
        public String lastWords() {
            return earlier.stream().map(
                    one -> (kind.isComparable() ? "" : "“" + one.text + "” ") + (one.level == null ? "Not answered" : one.level.getTitle()))
                    .collect(Collectors.joining(" | "));
        }

        public String changeWords() {
            return change.getTitle() + (why != null ? ". " + why : change == Change.BACK ? ". That can be an honest look." : "");
        }
    }

    /** An item of the edition before that this one came from. */
    public record Earlier(String id, String text, Level level) {}

    /**
     * @param kind LINK, FILE or WORDS
     * @param link the link, or the file's address in the workspace
     */
    public record Evidence(String title, String kind, String link, String words, LocalDate coversFrom, LocalDate coversTo,
            LocalDate reviewBy, boolean outOfDate) {
        /** @return all of it in one line */
        public String inWords() {
            return Stream
                    .of(title, kind.toLowerCase(Locale.ROOT), link, words, coversFrom == null ? null : "from " + Days.words(coversFrom),
                            coversTo == null ? null : "up to " + Days.words(coversTo),
                            reviewBy == null ? null : "to look at again by " + Days.words(reviewBy),
                            outOfDate ? "time to look at this again" : null)
                    .filter(Objects::nonNull).collect(Collectors.joining("; "));
        }
    }

    /** @param month its first day */
    public record Action(String title, String ownerRole, @JsonFormat(pattern = "uuuu-MM") LocalDate month, State state) {
        /** @return all of it in one line */
        public String inWords() {
            return title + "; " + ownerRole + "; " + Days.month(month) + "; " + state.getTitle();
        }
    }

    public record NoLongerAsked(String id, String text, String why) {}

    /** What a report is about beside its review: whose it is, and who reads it when. */
    public record Setting(String organisation, String slug, boolean part, String home, LocalDate today, String statement, Logo logo) {}

    /** What a person wrote, in characters that every format can carry. */
    static String plain(String words) {
        return words == null ? null
                : words.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "");
    }

    /** @return the group's items */
    public List<Item> items(Group group) {
        return group.items.stream().map(id -> items.stream().filter(item -> item.id.equals(id)).findFirst().orElseThrow()).toList();
    }

    public Group commitment(Item item) {
        return commitments.stream().filter(group -> group.id.equals(item.commitment)).findFirst().orElseThrow();
    }

    /** @return how many items have come to that since the review before; none without one */
    public int count(Change change) {
        return (int) items.stream().filter(item -> item.since != null && item.since.change == change).count();
    }
}
