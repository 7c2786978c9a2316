package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Where organisations of the same sector or size stand, from published figures only. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.VIEWER})
public class FiguresLikeOurs {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private ReadFigures read;

    /** @param group with what it was merged, if it was @param commitments figures of this group alone */
    public record LikeOurs(Grouping grouping, int release, String group, List<Figures.OfCommitment> commitments) {}

    /** @return by sector and by size, where a published release has a figure */
    public List<LikeOurs> figures() {
        Object[] own = (Object[]) em.createNativeQuery("select sector, size from tenant where id = current_tenant()").getSingleResult();
        return read.tables().stream()
                .filter(table -> table.grouping() == Grouping.SECTOR || table.grouping() == Grouping.SIZE)
                .flatMap(table -> of(table, (String) own[table.grouping() == Grouping.SECTOR ? 0 : 1]).stream()).toList();
    }

    /** @return our own standing in the last review that was signed off, by commitment */
    public Map<String, Standing> own() {
        return ((List<?>) em.createNativeQuery("""
                select distinct on (commitment) commitment, standing from submitted_standing order by commitment, submitted_at desc""")
                .getResultList()).stream().map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (String) row[0], row -> Standing.valueOf((String) row[1])));
    }

    private static Optional<LikeOurs> of(Figures.Table table, String own) {
        return table.place(own).stream().mapToObj(i -> new LikeOurs(table.grouping(), table.release(), table.groups().get(i).title(),
                table.commitments().stream().map(c -> new Figures.OfCommitment(c.commitment(), c.number(), c.title(),
                        c.rows().stream().map(row -> only(row, i)).toList(), only(c.total(), i), List.of())).toList()))
                .findFirst();
    }

    private static Figures.Row only(Figures.Row row, int group) {
        return new Figures.Row(row.value(), row.title(), List.of(row.figures().get(group)));
    }
}
