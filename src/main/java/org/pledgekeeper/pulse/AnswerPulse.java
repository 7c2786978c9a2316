package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Takes someone's answers to a pulse. Neither who, nor when, nor through which link is written with them; nothing is
 * written to the journal.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.RESPONDENT)
public class AnswerPulse {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowLink links;

    /**
     * Through a link that is good for one answer and was used before, nothing is written, and nothing shows it: whoever has
     * someone else's link cannot find out with it whether they answered.
     *
     * @param words the language of what is said when they are refused
     * @param given the answers; a question that is left out is kept as "don't know"
     * @throws org.pledgekeeper.refusal.NotFound when no link has this token
     * @throws Refused when the pulse is closed, nothing is answered, or something is that was not asked
     */
    public void answer(String token, PulseWords words, Map<String, Level> given) {
        FollowLink.Followed link = links.follow(token);
        if (!link.open()) {
            throw new Refused("closed", words.closed());
        }
        if (given.isEmpty()) {
            throw new Refused("answers", words.nothingChosen());
        }
        if (!link.indicators().containsAll(given.keySet()) || given.containsValue(Level.NOT_RELEVANT)) {
            throw new Refused("answers", "Please answer the questions of this pulse only, each with one of the levels it offers.");
        }
        write(link, link.indicators().stream().map(indicator -> given.getOrDefault(indicator, Level.DONT_KNOW)).toList());
    }

    private void write(FollowLink.Followed link, List<Level> levels) {
        String claim = link.singleUse() ? "update pulse_link set used = true where id = ?5 and not used returning id"
                : "select id from pulse_link where id = ?5";
        em.createNativeQuery("with link as (" + claim + """
                ) insert into pulse_answer (pulse_id, audience, indicator, level)
                select ?1, ?2, one.indicator, one.level
                from link, unnest(string_to_array(?3, ' '), string_to_array(?4, ' ')) as one (indicator, level)""")
                .setParameter(1, link.pulse()).setParameter(2, link.audience().name()).setParameter(3, String.join(" ", link.indicators()))
                .setParameter(4, String.join(" ", levels.stream().map(Level::name).toList()))
                .setParameter(5, link.link()).executeUpdate();
    }
}
