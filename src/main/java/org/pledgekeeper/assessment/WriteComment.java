package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Puts a colleague's comment to an indicator of the latest round, whether it is open or not. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class WriteComment {
    static final int LONGEST = 2000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private TellColleagues tellColleagues;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that sending it twice writes it once
     * @throws NotFound before the first round, or when it asks no such indicator of the writer
     * @throws IdTaken when another comment has this id
     * @throws Refused when it is empty, or longer than 2,000 characters
     */
    public BesideItems.Comment write(UUID id, String indicator, String words) {
        Assessment round = rounds.find().orElseThrow(NotFound::new);
        Edition.Commitment commitment = rounds.asked(round).commitmentOf(indicator).orElseThrow(NotFound::new);
        if (words == null || words.isBlank()) {
            throw new Refused("comment", "There is nothing in the comment yet. Write a few words, then send it.");
        }
        String text = words.strip();
        if (text.length() > LONGEST) {
            throw new Refused("comment",
                    "This comment is " + text.length() + " characters long. Please keep it to 2,000, or send it as two.");
        }
        Membership writer = tenant.membership().orElseThrow(NotFound::new);
        Instant now = InstantColumn.now();
        int written = em.createNativeQuery("""
                insert into indicator_comment (id, assessment_id, indicator, words, subject, written_by, written_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing""")
                .setParameter(1, id).setParameter(2, round.id()).setParameter(3, indicator).setParameter(4, text)
                .setParameter(5, writer.subject()).setParameter(6, writer.personName()).setParameter(7, Timestamp.from(now))
                .executeUpdate();
        if (written == 1) {
            tellColleagues.ofComment(round.id(), commitment, indicator, id);
            changes.fire(new Change("commented", indicator, null));
        } else if (em.createNativeQuery(
                "select 1 from indicator_comment where id = ?1 and subject = ?2 and assessment_id = ?3 and indicator = ?4 and words = ?5")
                .setParameter(1, id).setParameter(2, writer.subject()).setParameter(3, round.id()).setParameter(4, indicator)
                .setParameter(5, text)
                .getResultList().isEmpty()) {
            throw new IdTaken();
        }
        return new BesideItems.Comment(id, text, writer.personName(), now, true);
    }
}
