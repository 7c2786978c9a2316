package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.web.TableFile;

/** The timeline, or one log with all it says, as a table to take away: what is filtered is what is in it. */
@ApplicationScoped
public class TakeAway {
    @Inject
    private Timeline timeline;

    /** @return the file */
    public byte[] write(Timeline.Filter filter, TableFile.Format format) {
        return Log.of(filter.log()).map(log -> log(log, filter)).orElseGet(() -> all(filter)).write(format);
    }

    private TableFile all(Timeline.Filter filter) {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("day", "Day");
        heads.put("log", "Log");
        heads.put("line", "What");
        heads.put("state", "How far");
        heads.put("commitment", "Commitment");
        heads.put("indicator", "Item");
        heads.put("writtenBy", "Written by");
        Timeline.Page page = timeline.all(filter);
        return new TableFile("The log", heads, page.lines().stream().map(line -> row(line.day(), line.joint() ? "Joint action"
                : line.isAction() ? "Action" : line.log().getTitle(), line.words(), line.state(),
                page.edition().commitment(line.commitment()).map(Commitment::title).orElse(line.commitment()), line.indicator(),
                line.writtenBy())).toList());
    }

    private TableFile log(Log log, Timeline.Filter filter) {
        Map<String, String> heads = new LinkedHashMap<>();
        if (log.line() == null) {
            heads.put("line", "What");
        }
        log.fields().forEach(field -> heads.put(field.name(), field.label()));
        heads.put("commitment", "Commitment");
        heads.put("indicator", "Item");
        heads.put("writtenBy", "Written by");
        return new TableFile(log.getTitle(), heads, timeline.entries(filter).stream().map(read -> {
            Entry entry = read.entry();
            return Stream.of(log.line() == null ? row(entry.line()) : row(), log.fields().stream().map(field -> cell(field, read)).toList(),
                    row(entry.commitment(), entry.indicator(), entry.writtenBy())).flatMap(List::stream).toList();
        }).map(ArrayList::new).map(row -> (List<Object>) row).toList());
    }

    private static Object cell(Field field, Timeline.Read read) {
        Object value = field.get().apply(read.entry());
        return !read.showsAll() && read.entry().small().contains(field.name()) && value != null ? "Fewer than ten people"
                : value == null || value instanceof Integer || value instanceof LocalDate ? value : Field.words(value);
    }

    private static List<Object> row(Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
