package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.EditionPublished;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Publishes the edition that was proposed. Whoever drafted it last or proposed it asks a second person. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class ApproveEdition {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<EditionPublished> editions;
    @Inject
    private Event<Published> published;

    /**
     * @param seen its version as it was read
     * @throws NotFound where none is drafted, or it is published by now
     * @throws ChangedMeanwhile where someone has changed it since
     * @throws Refused when it is not proposed, to whoever drafted it last or proposed it, or where it cannot be published any more,
     * because its day has passed
     */
    public void approve(int seen) {
        EditionDraft draft = recorded.held(seen);
        if (!draft.isProposed()) {
            throw new Refused("draft", "This draft is not proposed. Someone proposes it first; then a second person approves it.");
        }
        if (draft.isOf(user.getSubject())) {
            throw new Refused("draft", "You drafted this last, or you proposed it. A colleague who did neither approves it.");
        }
        List<EditionRules.Missing> missing = recorded.missing(draft.whole());
        if (!missing.isEmpty()) {
            throw new Refused("draft", missing.get(0).words() + " Please take it back to drafting first.");
        }
        publish(draft);
    }

    private void publish(EditionDraft draft) {
        String name = draft.whole().edition().edition();
        em.createNativeQuery("""
                insert into published_edition (edition, holds_from, edition_yaml, map_yaml, short_set_yaml, drafted_by, drafted_by_name,
                  proposed_by, proposed_by_name, approved_by_name)
                select ?1, cast(?2 as date), edition_yaml, map_yaml, short_set_yaml, changed_by, changed_by_name, proposed_by,
                  proposed_by_name, ?3
                from edition_draft""").setParameter(1, name).setParameter(2, draft.whole().edition().published().toString())
                .setParameter(3, user.getFullName()).executeUpdate();
        Object[] kept = (Object[]) em
                .createNativeQuery("select edition_yaml, map_yaml, short_set_yaml from published_edition where edition = ?1")
                .setParameter(1, name).getSingleResult();
        EditionYaml.Texts texts = new EditionYaml.Texts((String) kept[0], (String) kept[1], (String) kept[2]);
        Checklists.digests(name, texts).forEach((what, digest) -> em
                .createNativeQuery("insert into checklist_edition (edition, sha256) values (?1, ?2)").setParameter(1, what)
                .setParameter(2, digest).executeUpdate());
        em.createNativeQuery("delete from edition_draft").executeUpdate();
        changes.fire(new Change("published", "edition " + name, "from " + draft.whole().edition().published()));
        editions.fire(new EditionPublished(texts));
        published.fire(new Published());
    }
}
