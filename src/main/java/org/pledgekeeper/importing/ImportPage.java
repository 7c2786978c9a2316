package org.pledgekeeper.importing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.pledgekeeper.logbook.Field;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** One file on its way in: how far it is, what each column was taken for, what would be entered; or, entered, how to undo it. */
@Named
@RequestScoped
public class ImportPage {
    private static final int MOST_LINES = 60;

    @Inject
    private Imports imports;
    @Inject
    private ReadImport readImport;
    @Inject
    private EnterImport enterImport;
    @Inject
    private UndoImport undoImport;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private UUID id;
    private Imports.Done done;
    private Imports.Preview preview;

    /** @param letter as spreadsheets call it @param name its heading, or its letter where there is none */
    public record Column(int index, String letter, String name, boolean isPersonal, Means means) {}

    /** What can be said for all rows where no column says it. @param options what can be chosen, by code; empty where it is typed */
    public record Always(Means means, String value, Map<String, String> options) {}

    /** A sum of the preview. */
    public record Sum(String title, int number) {}

    @PostConstruct
    void load() {
        if (!tenant.isMayOpen()) {
            throw new NotFound();
        }
        id = Address.uuid(address.part("id"));
        read();
    }

    private void read() {
        done = imports.done(id).orElse(null);
        preview = done == null ? imports.one(id).orElse(null) : null;
    }

    public void again() {
        Mapping now = preview().reading().mapping();
        List<Means> columns = new ArrayList<>();
        for (int i = 0; i < now.columns().size(); i++) {
            columns.add(means(request.getParameter("column-" + i)).orElse(Means.LEFT_ALONE));
        }
        Map<Means, String> always = new EnumMap<>(Means.class);
        getAlways().forEach(
                one -> Optional.ofNullable(request.getParameter("always-" + one.means())).ifPresent(text -> always.put(one.means(), text)));
        String sheet = request.getParameter("sheet");
        try {
            readImport.again(id,
                    new Mapping(now.destination(), sheet == null || !sheet.matches("\\d{1,2}") ? now.sheet() : Integer.parseInt(sheet),
                            now.headings(), columns, always, request.getParameter("only"),
                            "true".equals(request.getParameter("monthFirst"))))
                    .awaitAMoment();
            Browser.goTo(address.getPath());
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private Imports.Preview preview() {
        return Optional.ofNullable(preview).orElseThrow(NotFound::new);
    }

    private static Optional<Means> means(String name) {
        return OneOf.named(Means.class, name);
    }

    public void enter() {
        try {
            enterImport.enter(id, "true".equals(request.getParameter("besides")));
            Browser.goTo(address.getPath() + "?done=entered");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void undo() {
        int staying = undoImport.undo(id);
        Browser.goTo(address.getPath() + "?done=undone&staying=" + staying);
    }

    public void forget() {
        if (preview != null) {
            readImport.forget(id);
        }
        Browser.goTo("/w/" + tenant.getSlug() + "/log/import?done=forgotten");
    }

    /** @return what was done a moment ago; null for nothing */
    public String getSaid() {
        String what = String.valueOf(request.getParameter("done"));
        String staying = String.valueOf(request.getParameter("staying"));
        return done == null ? null : what.equals("entered") ? "Entered. It is in the log, and can be undone whole from here."
                : !what.equals("undone") ? null : staying.matches("[1-9]\\d{0,4}")
                        ? "Undone, but for " + staying + " that someone has changed by hand since: these stay as they are."
                        : "Undone. The log is as it was before.";
    }

    public boolean isGone() {
        return done == null && preview == null;
    }

    public Imports.Done getDone() {
        return done;
    }

    public boolean isUnderWay() {
        return preview != null && preview.reading().isUnderWay();
    }

    public boolean isCounted() {
        return preview != null && !preview.reading().isUnderWay();
    }

    public Imports.Preview getPreview() {
        return preview;
    }

    public Counted getResult() {
        return preview().reading().counted();
    }

    public Map<Integer, String> getSheets() {
        Map<Integer, String> sheets = new LinkedHashMap<>();
        for (String name : preview().reading().sheets()) {
            sheets.put(sheets.size(), name.isBlank() ? "Sheet " + (sheets.size() + 1) : name);
        }
        return sheets;
    }

    public List<Column> getColumns() {
        List<Column> columns = new ArrayList<>();
        Mapping mapping = preview().reading().mapping();
        for (Peek.Column one : preview().reading().peek().columns()) {
            int i = columns.size();
            String letter = Counted.letter(i);
            columns.add(new Column(i, letter, one.heading().isEmpty() ? "Column " + letter : one.heading(), one.isPersonal(),
                    mapping.columns().get(i)));
        }
        return columns;
    }

    /** @return what that column can be taken for */
    public List<Means> choices(Column column) {
        boolean mayOwn = preview().reading().destination() == Destination.ACTIONS;
        return Arrays.stream(Means.values()).filter(means -> means.isOf(preview().reading().destination()) && (!column.isPersonal()
                || means == Means.LEFT_ALONE || means == Means.PERSON || mayOwn && means == Means.OWNER)).toList();
    }

    /** @return what may be said for all rows: where no column says it, and for actions also where a row does not */
    public List<Always> getAlways() {
        Mapping mapping = preview().reading().mapping();
        List<Means> asked = switch (mapping.destination()) {
            case TRAINING -> mapping.isOfCounts() ? List.of(Means.MEASURE, Means.LEVEL, Means.GROUP) : List.of(Means.LEVEL, Means.GROUP);
            case SUPERVISION -> List.of(Means.TYPE, Means.FORM);
            case ACTIONS -> List.of(Means.OWNER, Means.COMMITMENT);
        };
        return asked.stream().filter(means -> mapping.destination() == Destination.ACTIONS || !mapping.says(means))
                .map(means -> new Always(means, mapping.always().getOrDefault(means, ""), options(means))).toList();
    }

    private Map<String, String> options(Means means) {
        return switch (means) {
            case MEASURE -> ofField("measure");
            case LEVEL -> ofField("practiceLevel");
            case TYPE -> ofField("type");
            case FORM -> ofField("form");
            case COMMITMENT -> preview().reading().commitments();
            default -> Map.of();
        };
    }

    private Map<String, String> ofField(String name) {
        Map<String, String> options = new LinkedHashMap<>();
        preview().reading().destination().log().fields().stream().filter(field -> field.name().equals(name)).findFirst()
                .map(Field::getOptions)
                .orElse(Map.of()).values().forEach(title -> options.put(title, title));
        return options;
    }

    /** @return how many by month, oldest first */
    public List<Sum> getMonths() {
        TreeMap<YearMonth, Integer> sums = new TreeMap<>();
        preview().lines().forEach(line -> sums.merge(line.says().containsKey("due") ? YearMonth.parse(line.says().get("due"))
                : YearMonth.from(line.day()), number(line), Integer::sum));
        return sums.entrySet().stream().map(one -> new Sum(Days.month(one.getKey().atDay(1)), one.getValue())).toList();
    }

    public List<Sum> getLevels() {
        return by(line -> shown("practiceLevel", line, "No level"));
    }

    public List<Sum> getGroups() {
        return by(line -> shown("workforceGroup", line, "No group"));
    }

    private List<Sum> by(Function<Line, String> what) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        if (preview().reading().destination() == Destination.TRAINING) {
            preview().lines().forEach(line -> sums.merge(what.apply(line), number(line), Integer::sum));
        }
        return sums.entrySet().stream().map(one -> new Sum(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Sum::number).reversed()).toList();
    }

    private static int number(Line line) {
        String people = line.varies().get("people");
        String offered = line.varies().get("offered");
        return people != null ? Integer.parseInt(people) : offered != null ? Integer.parseInt(offered) : 1;
    }

    /** @return what the numbers are of */
    public String getCountedWhat() {
        return switch (preview().reading().destination()) {
            case TRAINING -> "People";
            case SUPERVISION -> "Sessions offered";
            case ACTIONS -> "Actions";
        };
    }

    private String shown(String name, Line line, String otherwise) {
        String value = line.says().get(name);
        return value == null ? otherwise
                : preview().reading().destination().log().fields().stream().filter(field -> field.name().equals(name)).findFirst()
                        .map(field -> field.getOptions().getOrDefault(value, value)).orElse(value);
    }

    /** @return the first lines in words */
    public List<String> getLines() {
        return preview().lines().stream().limit(MOST_LINES).map(this::words).toList();
    }

    public int getMoreLines() {
        return Math.max(0, preview().lines().size() - MOST_LINES);
    }

    private String words(Line line) {
        Map<String, String> says = line.says();
        Map<String, String> varies = line.varies();
        return switch (preview().reading().destination()) {
            case TRAINING -> month(line) + ": " + says.get("line") + ", " + shown("practiceLevel", line, "no level") + ", "
                    + says.getOrDefault("workforceGroup", "no group") + ": " + varies.get("people")
                    + (says.get("measure").equals("COMPLETED") ? " completed"
                            : says.get("measure").equals("HELD") ? " hold it" : " need it");
            case SUPERVISION -> month(line) + ": " + shown("type", line, "")
                    + (says.containsKey("form") ? ", " + shown("form", line, "").toLowerCase(java.util.Locale.ROOT) : "")
                    + ": " + varies.get("held") + " held of " + varies.get("offered") + " offered";
            case ACTIONS ->
                Days.month(YearMonth.parse(says.get("due")).atDay(1)) + ": " + says.get("title") + " (" + says.get("ownerRole") + ")";
        };
    }

    private static String month(Line line) {
        return Days.month(line.day());
    }

    /** @return reasons why rows were left out, those to mend first, each with how many */
    public List<Map.Entry<Why, Integer>> getReasons() {
        return getResult().leftOut().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Why, Integer> one) -> !one.getKey().isToMend())).toList();
    }

    /** @return where a row was left out, in words: never what stands there */
    public String place(Counted.LeftOut one) {
        return "Row " + one.row() + (one.column() < 0 ? "" : ", column " + one.getLetter());
    }

    /** @return whether all of it is in already */
    public boolean isNothingNew() {
        return preview().added() + preview().changed() == 0;
    }

    public boolean isOfCourses() {
        return preview().reading().mapping().says(Means.COURSE);
    }

    public boolean isMonthFirst() {
        return preview().reading().mapping().monthFirst();
    }
}
