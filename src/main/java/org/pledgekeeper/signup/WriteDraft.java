package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;

/** Keeps one step of the form exactly as typed, beginning a draft where there is none, and says what that step still needs. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class WriteDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FoundTenant tenants;
    @Inject
    private Event<Change> changes;

    /**
     * @param secret the draft's link; a draft is begun under it where it leads to none, and under a fresh one where it is no link
     * @param seen the {@link Application#print(Step) print} of the step as it was when the page was opened
     * @throws ChangedMeanwhile when the step holds something else by now than was seen, and than is typed; it carries
     * that, an {@link Application.Held}
     * @throws org.pledgekeeper.refusal.Refused when the application has been sent and not returned
     */
    public Written write(String secret, String seen, Step step, Consumer<Application> typed) {
        Link link = Link.of(secret);
        List<Application> known = Drafts.open(em, true, link.hash());
        if (known.isEmpty()) {
            em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)").setParameter(1, link.hash())
                    .getSingleResult();
            known = Drafts.open(em, true, link.hash());
        }
        boolean expired = !known.isEmpty() && known.get(0).isLinkExpired();
        if (expired) {
            link = Link.fresh();
            Drafts.open(em, false, link.hash());
        }
        boolean begun = known.isEmpty() || expired;
        Application draft = begun ? new Application(link) : known.get(0);
        if (begun) {
            em.persist(draft);
        }
        Map<String, String> kept = draft.held(step);
        boolean asSeen = begun || draft.print(step).equals(seen);
        typed.accept(draft);
        if (!asSeen && !draft.held(step).equals(kept)) {
            throw new ChangedMeanwhile(new Application.Held(kept));
        }
        changes.fire(new Change("wrote", "application " + draft.id(), step.name().toLowerCase(Locale.ROOT)));
        Map<String, String> problems = new LinkedHashMap<>(draft.problems(step));
        if (step == Step.ORGANISATION && draft.getSlug() != null) {
            tenants.problem(draft.getSlug()).ifPresent(problem -> problems.putIfAbsent("slug", problem));
        }
        return new Written(link.secret(), draft.id(), problems);
    }

    /**
     * @param secret the link that now leads to the draft
     * @param draft the draft's name in its pages' addresses
     * @param problems what the step still needs, by field; empty when it is complete
     */
    public record Written(String secret, UUID draft, Map<String, String> problems) {}
}
