package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.report.Report;
import org.pledgekeeper.report.WriteUp;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/**
 * A review as its link shows it, which is counted: which answer was chosen for each item, and where that leaves each commitment. Nothing
 * that anyone wrote is in it, nor who they are.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.READER)
public class OpenLinkedReview {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowReviewLink links;
    @Inject
    private Checklists checklists;

    /** @param report with its levels only */
    public record Shown(Report report, Instant signedOffAt, Instant expiresAt) {}

    /** @throws NotFound when no link has this secret, or it leads nowhere any more; nothing tells which, and nothing is counted */
    public Shown open(String secret) {
        FollowReviewLink.Followed link = links.follow(secret);
        em.createNativeQuery("update review_link set opened = opened + 1, last_opened_at = now() where secret_hash = ?1")
                .setParameter(1, link.hash()).executeUpdate();
        Edition whole = checklists.edition(link.edition());
        Edition asked = link.shortSet() ? whole.only(item -> checklists.shortSet(link.edition()).contains(item.id())) : whole;
        Review review = new Review(new Assessment(link.number(), link.edition(), link.shortSet(), "", link.openedAt()), asked,
                answers(link));
        return new Shown(
                WriteUp.of(new Report.Setting(link.organisation(), "", false, "", LocalDate.now(Days.SCOTLAND), null, null), review,
                        null, null, BesideItems.NOTHING, List.of()),
                link.signedOffAt(), link.expiresAt());
    }

    private Map<String, Answer> answers(FollowReviewLink.Followed link) {
        Map<String, Answer> answers = new HashMap<>();
        for (Object row : em.createNativeQuery("select indicator, level, origin from answer where assessment_id = ?1")
                .setParameter(1, link.review()).getResultList()) {
            Object[] r = (Object[]) row;
            answers.put((String) r[0], new Answer((String) r[0], r[1] == null ? null : Level.valueOf((String) r[1]), null, null,
                    Answer.Origin.valueOf((String) r[2]), null, null, null, 0));
        }
        return answers;
    }
}
