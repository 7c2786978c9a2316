package org.pledgekeeper.importing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** One file on its way in: how far it is, what it adds up to, and entering it; or, entered, how to undo it. */
@Named
@RequestScoped
public class ImportPage {
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
    private SumsShown sums;
    private ColumnsShown columns;

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
        sums = preview == null ? null : new SumsShown(preview);
        columns = preview == null ? null : new ColumnsShown(preview.reading());
    }

    public void again() {
        Mapping now = preview().reading().mapping();
        List<Means> chosen = new ArrayList<>();
        for (int i = 0; i < now.columns().size(); i++) {
            chosen.add(means(request.getParameter("column-" + i)).orElse(Means.LEFT_ALONE));
        }
        Map<Means, String> always = new EnumMap<>(Means.class);
        columns.getAlways().forEach(
                one -> Optional.ofNullable(request.getParameter("always-" + one.means())).ifPresent(text -> always.put(one.means(), text)));
        String sheet = request.getParameter("sheet");
        try {
            readImport.again(id,
                    new Mapping(now.destination(), sheet == null || !sheet.matches("\\d{1,2}") ? now.sheet() : Integer.parseInt(sheet),
                            now.headings(), chosen, always, request.getParameter("only"),
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

    /** @return what would be entered; null where nothing is on its way in */
    public SumsShown getSums() {
        return sums;
    }

    public ColumnsShown getColumns() {
        return columns;
    }

    public Counted getResult() {
        return preview().reading().counted();
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
}
