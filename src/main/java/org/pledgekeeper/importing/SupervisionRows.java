package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Rows of supervision, added up by type, form and month: a session each, or counts already. */
final class SupervisionRows {
    private final Mapping mapping;
    private final Sums sums;

    SupervisionRows(Mapping mapping, Sums sums) {
        this.mapping = mapping;
        this.sums = sums;
    }

    void count(Row row) {
        LocalDate day = mapping.isOfCounts() ? row.day() : row.dayOrLater();
        String type = row.cell(Means.TYPE);
        String form = row.cell(Means.FORM);
        Map<String, String> says = new TreeMap<>();
        says.put("type", Said.type(type).orElseThrow(() -> new Row.Out(Means.TYPE, Why.TYPE_UNCLEAR)));
        Sums.put(says, "form",
                form.isEmpty() ? Said.form(type).orElse("") : Said.form(form).orElseThrow(() -> new Row.Out(Means.FORM, Why.FORM_UNCLEAR)));
        says.put("month", YearMonth.from(day).toString());
        if (mapping.isOfCounts()) {
            addCounts(row, says, day);
        } else {
            addSession(row, says, day);
        }
    }

    private void addCounts(Row row, Map<String, String> says, LocalDate day) {
        int held = row.countOr(0, Means.HELD);
        int pressure = row.countOr(0, Means.PRESSURE);
        int byStaff = row.countOr(0, Means.BY_STAFF);
        int otherwise = row.countOr(0, Means.OTHERWISE);
        int offered = row.countOr(held + pressure + byStaff + otherwise, Means.OFFERED);
        if (row.cell(Means.OFFERED).isEmpty() && row.cell(Means.HELD).isEmpty()) {
            throw new Row.Out(mapping.says(Means.OFFERED) ? Means.OFFERED : Means.HELD, Why.NO_COUNT);
        }
        if (held + pressure + byStaff + otherwise > offered) {
            throw new Row.Out(Means.HELD, Why.MORE_HELD);
        }
        add(sums.of(says, row.endOfMonth(day)), offered, held, pressure, byStaff, otherwise);
    }

    private void addSession(Row row, Map<String, String> says, LocalDate day) {
        Said.Session session = Said.session(row.cell(Means.STATUS)).orElseThrow(() -> new Row.Out(Means.STATUS, Why.STATUS_UNCLEAR));
        if (session == Said.Session.TO_COME || day.isAfter(row.today())) {
            throw new Row.Out(null, Why.TO_COME);
        }
        add(sums.of(says, row.endOfMonth(day)), 1, session == Said.Session.HELD ? 1 : 0, session == Said.Session.PRESSURE ? 1 : 0,
                session == Said.Session.BY_STAFF ? 1 : 0, session == Said.Session.OTHERWISE ? 1 : 0);
    }

    private static void add(Sums.Sum sum, int offered, int held, int pressure, int byStaff, int otherwise) {
        sum.add("offered", offered);
        sum.add("held", held);
        sum.add("cancelledForPressure", pressure);
        sum.add("cancelledByStaff", byStaff);
        sum.add("cancelledOtherwise", otherwise);
    }
}
