package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.evidence.AddEvidence;
import org.pledgekeeper.evidence.Evidence;
import org.pledgekeeper.evidence.EvidenceContent;
import org.pledgekeeper.evidence.UseEvidence;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * Puts what an entry says beside an item of the open review, as a few words of evidence. It is a copy: later changes to the entry
 * do not reach it.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class UseEntryAsEvidence {
    private static final int MOST_WORDS = 100;
    private static final int LONGEST = 1900;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private UseEvidence useEvidence;

    /**
     * @param indicator the item; the same entry, as it stands, is put beside it once
     * @throws NotFound when there is no such entry, it is in the bin, or the review does not ask that item of the caller
     * @throws Refused when no item is named, or the review is submitted
     */
    public void use(UUID id, String indicator) {
        Entry entry = Optional.ofNullable(em.find(Entry.class, id)).filter(one -> one.removedAt() == null && items.sees(one))
                .orElseThrow(NotFound::new);
        if (indicator == null) {
            throw new Refused("indicator", "Say which item of the review it speaks to.");
        }
        UUID evidence = UUID.nameUUIDFromBytes((id + " " + entry.version()).getBytes(StandardCharsets.UTF_8));
        if (em.find(Evidence.class, evidence) == null) {
            addEvidence.add(evidence, EvidenceContent.words(words(entry)),
                    new Evidence.About(entry.line(), entry.happenedOn(), entry.happenedOn(), null), Set.of(indicator));
        } else {
            useEvidence.use(evidence, Set.of(indicator));
        }
    }

    /** @return at most a hundred words; without what is about fewer than ten people */
    private static String words(Entry entry) {
        StringBuilder words = new StringBuilder("From the log (" + entry.log().getTitle() + "): " + entry.line() + ".");
        entry.fields().stream().filter(field -> !field.equals(entry.log().line()) && !entry.small().contains(field.name())
                && !field.shown(entry).isEmpty())
                .forEach(field -> words.append('\n').append(field.label()).append(' ').append(field.shown(entry)));
        String all = words.length() > LONGEST ? words.substring(0, LONGEST) : words.toString();
        java.util.regex.Matcher word = java.util.regex.Pattern.compile("\\S+").matcher(all);
        int count = 0;
        while (word.find()) {
            if (++count == MOST_WORDS) {
                return word.hitEnd() || word.end() == all.length() ? all : all.substring(0, word.end()) + "…";
            }
        }
        return all;
    }
}
