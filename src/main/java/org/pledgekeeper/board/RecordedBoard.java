package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in what an organisation asks its board for, and that it has made a link to its latest signed-off review. */
@ApplicationScoped
@PartOfUseCase
public class RecordedBoard {
    @PersistenceContext
    private EntityManager em;

    /** @param linkFor for whom the link is; its secret is told to nobody @param days how long it is good from now on */
    public record Recorded(List<String> asks, String linkFor, int days) {}

    /** @throws org.pledgekeeper.refusal.Refused for asks that would be refused if they were typed */
    public void record(Recorded board, String lead) {
        em.createNativeQuery("insert into board_paper (asks, written_by, version) values (?1, ?2, 1)")
                .setParameter(1, String.join("\n", Asks.read(board.asks()))).setParameter(2, lead).executeUpdate();
        em.createNativeQuery("""
                insert into review_link (secret_hash, assessment_id, for_whom, made_by, expires_at)
                select ?1, id, ?2, ?3, now() + ?4 * interval '1 day' from assessment
                where signed_off_at is not null order by number desc limit 1""").setParameter(1, Link.fresh().hash())
                .setParameter(2, board.linkFor()).setParameter(3, lead).setParameter(4, board.days()).executeUpdate();
    }
}
