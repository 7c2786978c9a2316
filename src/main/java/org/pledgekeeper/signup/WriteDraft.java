package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Keeps one step of the form exactly as typed, beginning a draft where there is none, and says what that step still needs. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class WriteDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;

    /**
     * @param secret the draft's link, or null to begin one
     * @throws org.pledgekeeper.refusal.Refused when the application has been sent and not returned
     */
    public Written write(String secret, Application.Step step, Consumer<Application> typed) {
        Optional<Application> known = Drafts.anyByLink(em, secret).filter(found -> !found.isLinkExpired());
        Link link = known.isPresent() ? null : Link.fresh();
        Application draft = known.orElseGet(() -> {
            Application begun = new Application(link);
            Drafts.open(em, false, link.hash());
            em.persist(begun);
            return begun;
        });
        typed.accept(draft);
        changes.fire(new Change("wrote", "application " + draft.id(), step.name().toLowerCase()));
        return new Written(link == null ? secret : link.secret(), draft.problems(step));
    }

    /**
     * @param secret the link that now leads to the draft
     * @param problems what the step still needs, by field; empty when it is complete
     */
    public record Written(String secret, Map<String, String> problems) {
    }
}
