package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Adds a dated correction to a published release. Its figures stay as they were published. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ANALYST)
public class CorrectRelease {
    private static final int LONGEST = 1000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private ReadFigures read;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @param words what is to be read differently, at most 1,000 characters
     * @throws NotFound for a number that is none
     * @throws Refused on {@code words} when they are blank or too long; on {@code release} when it is not published
     */
    public void correct(int number, String words) {
        Figures.Release release = read.release(number);
        if (release.publishedAt() == null) {
            throw new Refused("release", "This release is not published yet, so there is nothing to correct.");
        }
        if (words == null || words.isBlank()) {
            throw new Refused("words", "Please say what is to be read differently.");
        }
        if (words.strip().length() > LONGEST) {
            throw new Refused("words", "Please use at most 1,000 characters; these are " + words.strip().length() + ".");
        }
        em.createNativeQuery("insert into figures_correction (release, words, written_by) values (?1, ?2, ?3)").setParameter(1, number)
                .setParameter(2, words.strip()).setParameter(3, user.getFullName()).executeUpdate();
        changes.fire(new Change("corrected", "release " + number + " of the national figures", null));
    }
}
