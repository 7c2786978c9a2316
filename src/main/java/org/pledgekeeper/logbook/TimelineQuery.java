package org.pledgekeeper.logbook;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.web.Days;

/** The conditions of a filter, for entries and for actions, and their parameters. */
final class TimelineQuery {
    private static final String ACTIONS = "actions";
    /** From how many letters on one of them, but the first, may be wrong, too many or missing; and two, or two swapped. */
    private static final int FORGIVES_ONE = 4;
    private static final int FORGIVES_TWO = 5;

    private final Timeline.Filter filter;
    private final Membership member;
    private final String[] after;
    private final boolean promised;
    private final List<Object> parameters = new ArrayList<>();

    /** @param promised whether only what keeps a promise is asked for */
    TimelineQuery(Timeline.Filter filter, String after, Membership member, boolean promised) {
        this.promised = promised;
        this.filter = filter;
        this.member = member;
        this.after = isCursor(after) ? after.split("~") : null;
    }

    private static boolean isCursor(String after) {
        try {
            String[] parts = String.valueOf(after).split("~");
            return parts.length == 3 && LocalDate.parse(parts[0]) != null && Instant.parse(parts[1]) != null
                    && UUID.fromString(parts[2]) != null;
        } catch (java.time.DateTimeException | IllegalArgumentException none) {
            return false;
        }
    }

    private String p(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    /** @return what is asked for, newest first */
    List<Timeline.Line> lines(EntityManager em, int most) {
        List<Timeline.Line> lines = new ArrayList<>();
        for (Object row : with(em.createNativeQuery("""
                select p.*, (select cast(extract(year from min(happened_on)) as int) from log_entry where removed_at is null) from (
                  (%s order by happened_on desc, written_at desc, id desc limit %d)
                  union all
                  (%s order by decided_on desc, started_at desc, id desc limit %d)
                  union all
                  (%s order by since desc, joined_at desc, id desc limit %d)) p
                order by 3 desc, 4 desc, 1 desc limit %d""".formatted(entries(), most, actions(), most, joint(), most, most)))
                .getResultList()) {
            Object[] r = (Object[]) row;
            boolean joint = r[1].equals("JOINT");
            Log log = joint || r[1].equals("ACTION") ? null : Log.valueOf((String) r[1]);
            LocalDate day = ((Date) r[2]).toLocalDate();
            lines.add(new Timeline.Line(UUID.fromString((String) r[0]), log, day, InstantColumn.read(r[3]), (String) r[4],
                    joint ? (String) r[5] : title(log, (String) r[5]), (String) r[6], (String) r[7], (String) r[8], (Boolean) r[9],
                    ((Number) r[10]).intValue(),
                    (String) r[11], !joint && isPlanned(log, (String) r[5], day),
                    r[12] == null ? day.getYear() : ((Number) r[12]).intValue(), joint));
        }
        return lines;
    }

    /** @return of what is asked for the entries, with all they say, newest first */
    @SuppressWarnings("unchecked")
    List<Entry> entries(EntityManager em, int most) {
        return with(em.createNativeQuery("select e.* from log_entry e where " + entryConditions()
                + " order by e.happened_on desc, e.written_at desc, e.id desc limit " + most, Entry.class)).getResultList();
    }

    private String entries() {
        return "select cast(e.id as text) as id_text, e.log, e.happened_on, e.written_at, e.line, e.state, e.commitment, "
                + "e.indicator, e.written_by,"
                + " e.subject = current_person(), e.version, e.promise from log_entry e where " + entryConditions();
    }

    private String actions() {
        return "select cast(id as text), 'ACTION', decided_on, started_at, title, state, commitment, indicator, started_by, "
                + "subject = current_person(), version, promise"
                + " from action where " + (filter.log().isEmpty() || filter.log().equals(ACTIONS) ? "true" : "false")
                + common("decided_on", "started_at", false);
    }

    /** Actions shared with another organisation (docs/adr/0037), on the day they were joined; as they stand for this side. */
    private String joint() {
        return "select cast(id as text), 'JOINT', since, joined_at, title, state, commitment, indicator, '', false, 1, promise from ("
                + "select s.joint_id as id, s.since, s.joined_at, coalesce(j.title, s.title) as title,"
                + " case when j.id is null then 'Left' when j.done_on is not null then 'Done' else 'Under way' end as state,"
                + " 'courageous-leadership' as commitment, 'cl-joint-work' as indicator, cast(null as text) as promise,"
                + " cast(null as text) as subject, plain_words(coalesce(j.title, s.title) || ' ' || t.name) as search"
                + " from joint_side s left join joint_action j on j.id = s.joint_id join tenant t on t.id = s.partner_id"
                + " where j.state = 'SHARED' or j.id is null and s.title is not null) q where "
                + (filter.log().isEmpty() || filter.log().equals(ACTIONS) ? "true" : "false") + common("since", "joined_at", false);
    }

    private String entryConditions() {
        String log = Log.of(filter.log()).map(one -> "log = " + p(one.name())).orElse(filter.log().isEmpty() ? "true" : "false");
        return "removed_at is null and " + log + common("happened_on", "written_at", true);
    }

    /** @param indexed whether the words are in the index of the entries' words */
    private String common(String day, String at, boolean indexed) {
        StringBuilder sql = new StringBuilder(promised ? " and promise is not null" : "");
        if (!filter.commitment().isEmpty()) {
            sql.append(" and commitment = ").append(p(filter.commitment()));
        }
        if (!filter.indicator().isEmpty()) {
            sql.append(" and indicator = ").append(p(filter.indicator()));
        }
        if (!filter.state().isEmpty()) {
            sql.append(" and state = ").append(p(filter.state()));
        }
        if (!filter.year().isEmpty()) {
            int year = Integer.parseInt(filter.year());
            sql.append(" and ").append(day).append(" between ").append(p(Date.valueOf(LocalDate.of(year, 1, 1)))).append(" and ")
                    .append(p(Date.valueOf(LocalDate.of(year, 12, 31))));
        }
        filter.each().forEach(word -> {
            String typed = "(select plain_words(" + p(word) + "))";
            sql.append(" and (position(").append(typed).append(" in search) > 0");
            if (word.length() >= FORGIVES_ONE && word.chars().noneMatch(Character::isDigit)) {
                int slips = word.length() < FORGIVES_TWO ? 1 : 2;
                String near = "levenshtein_less_equal(left(w, " + Timeline.LONGEST_WORD + "), " + typed + ", " + slips + ") <= " + slips;
                sql.append(indexed ? " or id in (select entry_id from log_entry_word where initial = left(" + typed + ", 1) and "
                        + near.replace("(w,", "(word,") + ")"
                        : " or exists (select from unnest(string_to_array(translate(search, '.,;:!?()“”', ''), ' ')) w "
                                + "where left(w, 1) = left(" + typed + ", 1) and " + near + ")");
            }
            sql.append(')');
        });
        if (member.onlyAssigned()) {
            String only = "any (string_to_array(" + p(member.only().stream().sorted().collect(Collectors.joining(" "))) + ", ' '))";
            sql.append(" and (commitment = ").append(only).append(" or indicator = ").append(only)
                    .append(" or subject = current_person())");
        }
        if (after != null) {
            sql.append(" and (").append(day).append(", ").append(at).append(", id) < (").append(p(Date.valueOf(after[0]))).append(", ")
                    .append(p(Timestamp.from(Instant.parse(after[1])))).append(", ").append(p(UUID.fromString(after[2]))).append(')');
        }
        return sql.toString();
    }

    private Query with(Query query) {
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }

    private static boolean isPlanned(Log log, String state, LocalDate day) {
        return log == null ? Action.State.valueOf(state) != Action.State.DONE
                : day.isAfter(LocalDate.now(Days.SCOTLAND))
                        || log.states().stream().anyMatch(one -> one.name().equals(state) && one.isPlan());
    }

    private static String title(Log log, String state) {
        return log == null ? Action.State.valueOf(state).getTitle()
                : log.states().stream().filter(one -> one.name().equals(state)).map(Choice::getTitle).findFirst().orElse("");
    }
}
