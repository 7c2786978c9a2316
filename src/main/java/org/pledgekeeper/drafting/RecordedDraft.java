package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** The one draft there is, as it is kept. */
@ApplicationScoped
@PartOfUseCase
class RecordedDraft {
    private static final String COLUMNS = "version, edition_yaml, map_yaml, short_set_yaml, changed_by, changed_by_name, changed_at,"
            + " proposed_by, proposed_by_name, proposed_at";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;
    @Inject
    private Checklists checklists;

    Optional<EditionDraft> find() {
        return read("select " + COLUMNS + " from edition_draft");
    }

    /** @return the draft, held until this transaction ends @throws NotFound where there is none */
    EditionDraft held() {
        return read("select " + COLUMNS + " from edition_draft for update").orElseThrow(NotFound::new);
    }

    /**
     * @param seen the version that was read
     * @throws ChangedMeanwhile where it is another one by now; it carries the draft
     */
    EditionDraft held(int seen) {
        EditionDraft draft = held();
        if (draft.version() != seen) {
            throw new ChangedMeanwhile("A colleague changed this draft a moment ago, so nothing was done. It is shown as it is now.",
                    draft);
        }
        return draft;
    }

    /** @return all that is to mend in it today */
    List<EditionRules.Missing> missing(WholeEdition whole) {
        return EditionRules.of(whole, checklists.newest(), checklists.everAsked(), LocalDate.now(Days.SCOTLAND));
    }

    private Optional<EditionDraft> read(String sql) {
        return ((List<?>) em.createNativeQuery(sql).getResultList()).stream().map(Object[].class::cast).findFirst()
                .map(r -> new EditionDraft(((Number) r[0]).intValue(), EditionYaml.read((String) r[1] + r[2] + r[3]), by(r, 4), by(r, 7)));
    }

    private static EditionDraft.By by(Object[] row, int from) {
        return row[from] == null ? null
                : new EditionDraft.By((String) row[from], (String) row[from + 1], InstantColumn.read(row[from + 2]));
    }

    void begin(WholeEdition whole) {
        written("insert into edition_draft (edition_yaml, map_yaml, short_set_yaml, changed_by_name) values (?1, ?2, ?3, ?4)", whole);
    }

    /** @throws Refused on {@code draft} while it waits to be approved */
    void write(EditionDraft draft, WholeEdition whole) {
        if (draft.isProposed()) {
            throw new Refused("draft", "This draft waits to be approved, so nothing was changed. Take it back to drafting first.");
        }
        written("update edition_draft set edition_yaml = ?1, map_yaml = ?2, short_set_yaml = ?3, changed_by_name = ?4", whole);
    }

    private void written(String sql, WholeEdition whole) {
        EditionYaml.Texts texts = EditionYaml.write(whole.tidy());
        if (texts.together().length() > EditionYaml.LONGEST) {
            throw new Refused("draft", "This edition has become too long to be kept. Please take something out.");
        }
        Query query = em.createNativeQuery(sql).setParameter(1, texts.edition()).setParameter(2, texts.map())
                .setParameter(3, texts.shortSet()).setParameter(4, user.getFullName());
        query.executeUpdate();
    }
}
