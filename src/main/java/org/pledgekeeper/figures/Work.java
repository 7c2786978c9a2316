package org.pledgekeeper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.figures.FigureBars.Piece;
import org.pledgekeeper.pulse.Audience;

/** What is counted of people and of work, as reviews send it (docs/adr/0048), and how it is shown. */
public enum Work {
    ACTIONS(true, "Actions, by where they stand", "Where",
            "Actions stand in the workspaces of organisations as their reviews are signed off. "
                    + "This is how many stood where on those days.",
            List.of(new Measure("ACTIONS", "Actions", "level-3")), false,
            names(Action.State.values()), List.of()),
    TRAINING(true, "Training: people who hold a practice level, and who need it", "Level and group",
            "How many people hold a practice level, and how many have a role that needs it, by workforce group, as organisations last "
                    + "wrote it down. Levels are cumulative: they are not to be added up.",
            List.of(new Measure("HELD", "People who hold it", "level-3"), new Measure("NEEDED", "Roles that need it", "level-none")), true,
            List.of("INFORMED", "SKILLED", "ENHANCED", "SPECIALIST"), List.of()),
    SUPERVISION(true, "Supervision held of what was offered", "Type",
            "Sessions of supervision in the twelve months before a review was signed off: how many were offered, and how many were held.",
            List.of(new Measure("HELD", "Sessions held", "level-3"), new Measure("OFFERED", "Sessions offered", "level-none")), true,
            List.of("RESTORATIVE", "PROFESSIONAL", "PRACTICE", "REFLECTIVE_GROUP"), List.of("ONE_TO_ONE", "GROUP")),
    INVOLVEMENT(false, "People with lived experience who take part", "Stage and say",
            "Involvements of people with lived experience in the twelve months before a review was signed off, by stage and by how much "
                    + "say people had, and the places there were in them. Plans are left out.",
            List.of(new Measure("INVOLVEMENTS", "Involvements", "level-3"), new Measure("PLACES", "Places", null)), false,
            List.of("DESIGN", "DELIVERY", "REVIEW", "LEADERSHIP"), List.of("INFORMED", "CONSULTED", "DECIDING_TOGETHER")),
    FEEDBACK(false, "How long people waited to be told what came of their feedback", "Who raised it",
            "Feedback heard in the twelve months before a review was signed off, by who raised it, and how long it took until they were "
                    + "told what came of it.",
            List.of(new Measure("WITHIN_30", "Told within 30 days", "level-4"), new Measure("WITHIN_90", "Told within 90 days", "level-3"),
                    new Measure("LATER", "Told later", "level-2"), new Measure("WAITING", "Not told yet", "level-none")),
            false,
            List.of("PEOPLE_WHO_USE_SERVICES", "STAFF", "PARTNERS"), List.of()),
    PULSES(false, "What pulses said, by kind of person", "Group",
            "On how many questions of the pulses of twelve months the group leans which way. A pulse asks without names, and tells of a "
                    + "group where five or more of it answered.",
            List.of(new Measure("LOWER", "Leaning towards “not yet”", "level-1"), new Measure("BETWEEN", "In between", "level-2"),
                    new Measure("UPPER", "Leaning towards “in most places”", "level-4")),
            false,
            names(Audience.values()), List.of());

    static final String NOT_SHOWN = "not shown";

    private final boolean kept;
    private final String title;
    private final String head;
    private final String definition;
    private final List<Measure> measures;
    private final boolean partOfWhole;
    private final List<String> parts;
    private final List<String> kinds;

    /** @param style of its piece of a bar; null where it is not drawn */
    public record Measure(String key, String title, String style) {}

    /**
     * @param kept whether it tells if organisations keep the pledge; else it tells whether people feel it
     * @param parts and kinds the keys by which they are counted, in their order
     * @param partOfWhole whether the first measure is a part of the second; else they stand beside each other
     */
    Work(boolean kept, String title, String head, String definition, List<Measure> measures, boolean partOfWhole,
            List<String> parts, List<String> kinds) {
        this.kept = kept;
        this.title = title;
        this.head = head;
        this.definition = definition;
        this.measures = measures;
        this.partOfWhole = partOfWhole;
        this.parts = parts;
        this.kinds = kinds;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    List<String> parts() {
        return parts;
    }

    List<String> kinds() {
        return kinds;
    }

    public boolean isKept() {
        return kept;
    }

    public String getKey() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String getTitle() {
        return title;
    }

    /** @return what its lines are, in a word or two */
    public String getHead() {
        return head;
    }

    public String getDefinition() {
        return definition;
    }

    public List<Measure> getMeasures() {
        return measures;
    }

    /** @return those that bars show, with the colour of each */
    public List<Measure> getDrawn() {
        return measures.stream().filter(measure -> measure.style() != null).toList();
    }

    Comparator<Figures.Line> order() {
        return Comparator.<Figures.Line>comparingInt(line -> parts.indexOf(line.part()))
                .thenComparingInt(line -> kinds.indexOf(line.kind())).thenComparing(Figures.Line::title);
    }

    /** @return a bar for each line, all of one scale */
    List<FigureBars.Bar> bars(List<Figures.Line> lines) {
        int most = lines.stream().mapToInt(line -> length(line)).max().orElse(0);
        return lines.stream().map(line -> new FigureBars.Bar(line.title(), pieces(line, most), words(line))).toList();
    }

    private int length(Figures.Line line) {
        IntStream shown = IntStream.range(0, measures.size()).filter(i -> measures.get(i).style() != null && line.numbers().get(i) != null)
                .map(i -> line.numbers().get(i));
        return partOfWhole ? shown.max().orElse(0) : shown.sum();
    }

    private List<Piece> pieces(Figures.Line line, int most) {
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < measures.size(); i++) {
            Integer number = line.numbers().get(i);
            if (number != null && measures.get(i).style() != null) {
                double to = (partOfWhole ? 0 : from) + FigureBars.LENGTH * number / most;
                if (to > from) {
                    pieces.add(new Piece(measures.get(i).style(), from, to - from));
                    from = to;
                }
            }
        }
        return pieces;
    }

    private String words(Figures.Line line) {
        String all = IntStream.range(0, measures.size()).mapToObj(i -> measures.get(i).title().toLowerCase(Locale.ROOT) + ", "
                + Objects.toString(line.numbers().get(i), NOT_SHOWN)).collect(Collectors.joining("; "));
        String share = share(line);
        return share.isEmpty() ? all : all + " (" + share + ")";
    }

    /** @return the part of the whole, of a hundred; empty where there is none to say */
    public String share(Figures.Line line) {
        return !partOfWhole || line.numbers().contains(null) ? ""
                : Math.min(100, DisclosureControl.percent(line.numbers().get(0), line.numbers().get(1))) + "%";
    }
}
