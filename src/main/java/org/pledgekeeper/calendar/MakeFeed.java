package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;

/** Makes the caller's private calendar, or gives it a new address; the old one then leads nowhere. */
@ApplicationScoped
@InTenant(help = false)
public class MakeFeed {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param secret one of {@link Link#fresh}, so that sending it twice makes one address; for anything else a fresh one is taken
     * @return the secret of the address; only its digest is kept, so nobody can be told it again
     */
    public String make(Kind.Chosen chosen, String secret) {
        Link link = Link.of(secret);
        em.createNativeQuery("""
                insert into calendar_feed (subject, secret_hash, kinds, as_typed) values (current_person(), ?1, ?2, ?3)
                on conflict (tenant_id, subject) do update
                set secret_hash = excluded.secret_hash, kinds = excluded.kinds, as_typed = excluded.as_typed, made_at = now()""")
                .setParameter(1, link.hash()).setParameter(2, chosen.stored()).setParameter(3, chosen.asTyped()).executeUpdate();
        changes.fire(new Change("made calendar address", tenant.membership().orElseThrow(NotFound::new).subject(), null));
        return link.secret();
    }
}
