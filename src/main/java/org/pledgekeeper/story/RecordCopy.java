package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;

/** Lead or champion writes down a copy of a story that is printed, taken out or handed out, so that it can be asked for back. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class RecordCopy {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private HoldStory stories;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /** How a copy left. */
    public enum How { PRINTED, EXPORTED, HANDED_OUT }

    /** @param toWhom a role, no name @param forWhat in a few words */
    public record Copy(How how, String toWhom, String forWhat) {
        /** @throws Refused when something is missing, too long, or names someone */
        public Copy {
            toWhom = OneLine.of(toWhom);
            forWhat = OneLine.of(forWhat);
            Map<String, String> problems = new LinkedHashMap<>();
            if (how == null) {
                problems.put("how", "Please choose how the copy leaves: printed, exported or handed out.");
            }
            check(problems, "toWhom", toWhom, 120, "Say who gets it, by their role: for example, trainers of the induction day.");
            check(problems, "forWhat", forWhat, 200, "Say in a few words what it is for.");
            if (!problems.isEmpty()) {
                throw new Refused(problems);
            }
        }

        private static void check(Map<String, String> problems, String field, String line, int longest, String missing) {
            if (line == null) {
                problems.put(field, missing);
            } else if (line.length() > longest) {
                problems.put(field, "Please say it in at most " + longest + " letters.");
            } else {
                org.pledgekeeper.logbook.PersonalData.in(line).ifPresent(what -> problems.put(field,
                        "This looks as though it holds " + what + ". A role is enough here."));
            }
        }
    }

    /**
     * @param copyId made by the writer, so that sending it twice records it once
     * @throws NotFound where there is no such story
     * @throws Refused when the teller has not agreed to training: no other consent speaks of copies
     */
    public void record(UUID copyId, UUID storyId, Copy copy) {
        stories.hold(storyId).require(Channel.TRAINING);
        int rows = em.createNativeQuery("""
                insert into story_copy (id, story_id, how, to_whom, for_what, recorded_by) values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict (tenant_id, id) do nothing""").setParameter(1, copyId).setParameter(2, storyId)
                .setParameter(3, copy.how().name())
                .setParameter(4, copy.toWhom()).setParameter(5, copy.forWhat()).setParameter(6, tenant.getPersonName()).executeUpdate();
        if (rows > 0) {
            changes.fire(new Change("recorded copy of story", storyId.toString(), copy.how().name()));
        }
    }
}
