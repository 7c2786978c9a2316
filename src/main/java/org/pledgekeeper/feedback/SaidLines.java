package org.pledgekeeper.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Heard;
import org.pledgekeeper.tenant.InTenant;

/** What the public is told of feedback, or was, and what could be told, for any member as far as they may see. */
@ApplicationScoped
@InTenant
public class SaidLines {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Heard heard;

    /** @param lines newest first @param untold feedback of which no line was ever offered, newest first */
    public record All(List<SaidLine> lines, List<Entry> untold) {}

    public All all() {
        List<SaidLine> lines = em.createQuery("select l from SaidLine l order by l.happenedOn desc, l.offeredAt desc", SaidLine.class)
                .getResultList();
        Set<UUID> told = lines.stream().map(SaidLine::entryId).collect(Collectors.toSet());
        return new All(lines, heard.all().stream().filter(entry -> !told.contains(entry.id())).toList());
    }

    /** @param lines what was offered of it, newest first */
    public record One(Entry entry, List<SaidLine> lines) {}

    /** @throws org.pledgekeeper.refusal.NotFound when there is no such feedback, it is in the bin, or the reader may not see it */
    public One one(UUID entry) {
        return new One(heard.require(entry), em
                .createQuery("select l from SaidLine l where l.entryId = :entry order by l.offeredAt desc", SaidLine.class)
                .setParameter("entry", entry).getResultList());
    }
}
