package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.assessment.SentCount.Subject;

/**
 * What the log of lived experience adds up to.
 *
 * @param rows each stage, with how many involvements there were at each level
 * @param payments how many were paid in which way, most first
 * @param missing who is missing so far, in the words of the newest entries
 * @param toTellBack what is over and nobody was told of
 */
public record InvolvementPicture(int entries, int places, int leadershipRoles, List<Row> rows, List<Bar> payments, List<String> missing,
        List<ToTell> toTellBack) implements Picture {
    @Override
    public List<Table> tables() {
        return List.of(
                new Table("Involvements, by stage and say",
                        Stream.concat(Stream.of("Stage"), rows.get(0).cells().stream().map(Cell::level)).toList(),
                        rows.stream().map(row -> Stream.concat(Stream.of(row.stage()), row.cells().stream().map(Cell::getWords)).toList())
                                .toList()),
                new Table("In all", List.of("What", "How many"), List.of(List.of("Involvements and roles", String.valueOf(entries)),
                        List.of("Places", String.valueOf(places)), List.of("In leadership or on a board", String.valueOf(leadershipRoles)),
                        List.of("Over, and still to be told back", String.valueOf(toTellBack.size())))),
                new Table("How people were paid", List.of("Payment", "Of those that say so"),
                        payments.stream().map(bar -> List.of(bar.label(), bar.words())).toList()),
                new Table("Who is missing so far", List.of("In the words of the newest entries"), missing.stream().map(List::of).toList()));
    }

    /** What is over and was not told back. */
    public record ToTell(java.util.UUID id, String line, java.time.LocalDate happenedOn) {}

    /** @param cells one for each level */
    public record Row(String stage, List<Cell> cells) {}

    /** @param step how deep it is coloured, from 0 */
    public record Cell(String level, int count, int places, int step) {
        /** @return in words */
        public String getWords() {
            return count == 0 ? "none yet" : count + (places == 0 ? "" : places == 1 ? ", 1 place" : ", " + places + " places");
        }
    }

    static InvolvementPicture of(List<Involvement> all) {
        int most = all.stream().filter(e -> e.stage() != null && e.level() != null)
                .mapToInt(e -> count(all, e.stage(), e.level())).max().orElse(1);
        List<Row> rows = Arrays.stream(Involvement.Stage.values()).map(stage -> new Row(stage.getTitle(), Arrays
                .stream(Involvement.Level.values()).map(level -> {
                    int count = count(all, stage, level);
                    int places = all.stream().filter(e -> e.stage() == stage && e.level() == level).mapToInt(Involvement::places).sum();
                    return new Cell(level.getTitle(), count, places, count == 0 ? 0 : 1 + (count - 1) * 3 / most);
                }).toList())).toList();
        List<Involvement> paid = all.stream().filter(e -> e.payment() != null).toList();
        List<Bar> payments = Arrays.stream(Involvement.Payment.values()).map(payment -> {
            int count = (int) paid.stream().filter(e -> e.payment() == payment).count();
            return Bar.of(payment.getTitle(), count + " of " + paid.size(), paid.size(), new int[] {count}, "level-3");
        }).filter(bar -> !bar.words().startsWith("0 ")).toList();
        return new InvolvementPicture(all.size(), all.stream().mapToInt(Involvement::places).sum(), (int) all.stream()
                .filter(Involvement::isLeadershipRole).count(), rows, payments,
                newest(all).stream().map(Involvement::missing).filter(words -> words != null).distinct().limit(6).toList(), newest(all)
                        .stream()
                        .filter(Involvement::isToTellBack).map(e -> new ToTell(e.id(), e.line(), e.happenedOn())).toList());
    }

    /** @return how often people took part in the year before that day, and in how many places, by stage and say; plans are left out */
    static List<SentCount> sent(List<Involvement> all, LocalDate day) {
        List<Involvement> year = all.stream().filter(e -> e.happenedOn().isAfter(day.minusYears(1)) && !e.state().isPlan()).toList();
        List<SentCount> counts = new ArrayList<>();
        for (Involvement.Stage stage : Involvement.Stage.values()) {
            for (Involvement.Level level : Involvement.Level.values()) {
                List<Involvement> of = year.stream().filter(e -> e.stage() == stage && e.level() == level).toList();
                if (!of.isEmpty()) {
                    String title = stage.getTitle() + ", " + level.getTitle().toLowerCase(Locale.ROOT);
                    counts.add(new SentCount(Subject.INVOLVEMENT, stage.name(), level.name(), "INVOLVEMENTS", title, "involvements",
                            of.size()));
                    counts.add(new SentCount(Subject.INVOLVEMENT, stage.name(), level.name(), "PLACES", title, "places",
                            of.stream().mapToInt(Involvement::places).sum()));
                }
            }
        }
        return counts;
    }

    private static int count(List<Involvement> all, Involvement.Stage stage, Involvement.Level level) {
        return (int) all.stream().filter(e -> e.stage() == stage && e.level() == level).count();
    }

    private static List<Involvement> newest(List<Involvement> all) {
        List<Involvement> newest = new java.util.ArrayList<>(all);
        java.util.Collections.reverse(newest);
        return newest;
    }
}
