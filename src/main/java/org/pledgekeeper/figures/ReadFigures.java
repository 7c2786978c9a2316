package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** The releases there are for whoever asks: row security shows those that are published, and to programme staff the others too. */
@ApplicationScoped
@PartOfUseCase
class ReadFigures {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private ReadItems items;

    /** @return answers to items as they were counted last; empty while there are none */
    Optional<Figures.Items> items() {
        return Optional.ofNullable(items.items(Integer.MAX_VALUE));
    }

    /** @return the tables of the newest release; none while there is none */
    List<Figures.Table> tables() {
        return releases().stream().findFirst().map(newest -> tables(newest.number(), checklists.current().commitments()))
                .orElse(List.of());
    }

    /** @throws NotFound for a number that is none */
    Figures.Release release(int number) {
        return releases().stream().filter(one -> one.number() == number).findFirst().orElseThrow(NotFound::new);
    }

    private List<Figures.Release> releases() {
        return rows("select number, made_at, published_at from figures_release order by number desc").stream()
                .map(r -> new Figures.Release(number(r[0]), InstantColumn.read(r[1]), InstantColumn.read(r[2]), List.of())).toList();
    }

    private List<Figures.Release> corrected(List<Figures.Release> releases) {
        Map<Integer, List<Figures.Correction>> corrections = new TreeMap<>();
        rows("select release, written_at, words from figures_correction order by written_at")
                .forEach(r -> corrections.computeIfAbsent(number(r[0]), release -> new ArrayList<>())
                        .add(new Figures.Correction(InstantColumn.read(r[1]), (String) r[2])));
        return releases.stream().map(one -> new Figures.Release(one.number(), one.madeAt(), one.publishedAt(),
                corrections.getOrDefault(one.number(), List.of()))).toList();
    }

    /**
     * @param asked which release; empty for the newest
     * @return empty while there is none
     * @throws NotFound for a number that is none
     */
    Optional<Figures> figures(Optional<Integer> asked) {
        List<Figures.Release> releases = corrected(releases());
        if (releases.isEmpty() && asked.isEmpty()) {
            return Optional.empty();
        }
        Figures.Release release =
                releases.stream().filter(r -> asked.isEmpty() || r.number() == asked.get()).findFirst().orElseThrow(NotFound::new);
        List<Commitment> commitments = checklists.current().commitments();
        List<Figures.Table> tables = tables(release.number(), commitments);
        return Optional
                .of(new Figures(release, tables, course(releases, release.number(), commitments), work(release.number()),
                        items.items(release.number()), releases));
    }

    private List<Figures.Table> tables(int release, List<Commitment> commitments) {
        Map<Grouping, Map<String, Map<String, Integer>>> cells = new TreeMap<>();
        Map<Grouping, Integer> renewed = new TreeMap<>();
        for (Object[] r : rows("""
                select f.grouping, f.release, f.grp, f.commitment, f.value, f.reviews from figure f
                join (select grouping, max(release) as release from figure where release <= ?1 group by grouping) newest
                  using (grouping, release)
                order by f.grouping, f.place""", release)) {
            Grouping grouping = Grouping.valueOf((String) r[0]);
            renewed.put(grouping, number(r[1]));
            cells.computeIfAbsent(grouping, one -> new LinkedHashMap<>()).computeIfAbsent((String) r[2], one -> new LinkedHashMap<>())
                    .put(r[3] + "/" + r[4], number(r[5]));
        }
        return cells.entrySet().stream().map(table -> new Figures.Table(table.getKey(), renewed.get(table.getKey()),
                table.getValue().keySet().stream().map(group -> new Figures.Group(group, table.getKey().title(group))).toList(),
                commitments.stream().map(commitment -> ofCommitment(table.getKey(), commitment, List.copyOf(table.getValue().values())))
                        .toList()))
                .toList();
    }

    private static Figures.OfCommitment ofCommitment(Grouping grouping, Commitment commitment, List<Map<String, Integer>> groups) {
        List<Figures.Row> rows = standings(commitment, groups);
        Figures.Row total = new Figures.Row("TOTAL", "All levels",
                IntStream.range(0, groups.size()).map(group -> rows.stream().mapToInt(row -> row.figures().get(group)).sum()).boxed()
                        .toList());
        return new Figures.OfCommitment(commitment.id(), commitment.number(), commitment.title(), rows, total,
                grouping != Grouping.ALL ? List.of()
                        : Arrays.stream(Movement.values()).map(moved -> row(moved.name(), moved.getTitle(), commitment, groups)).toList());
    }

    private static List<Figures.Row> standings(Commitment commitment, List<Map<String, Integer>> groups) {
        return Stream.of(Standing.values()).map(standing -> row(standing.name(), standing.getTitle(), commitment, groups)).toList();
    }

    private static Figures.Row row(String value, String title, Commitment commitment, List<Map<String, Integer>> groups) {
        return new Figures.Row(value, title, groups.stream().map(cells -> cells.getOrDefault(commitment.id() + "/" + value, 0)).toList());
    }

    private List<Figures.Course> course(List<Figures.Release> releases, int upTo, List<Commitment> commitments) {
        Map<Integer, Map<String, Integer>> cells = new TreeMap<>();
        for (Object[] r : rows("select release, commitment, value, reviews from figure where grouping = 'ALL' and release <= ?1", upTo)) {
            cells.computeIfAbsent(number(r[0]), one -> new LinkedHashMap<>()).put(r[1] + "/" + r[2], number(r[3]));
        }
        List<Figures.Release> oldestFirst = new ArrayList<>(releases.stream().filter(one -> cells.containsKey(one.number())).toList());
        Collections.reverse(oldestFirst);
        return commitments.stream().map(commitment -> new Figures.Course(commitment.id(), commitment.number(), commitment.title(),
                oldestFirst.stream().map(one -> new Figures.Point(one.number(), one.madeAt(),
                        standings(commitment, List.of(cells.get(one.number()))))).toList()))
                .toList();
    }

    private List<Figures.Counted> work(int release) {
        Map<Work, Map<String, Figures.Line>> lines = new TreeMap<>();
        Map<Work, Integer> organisations = new TreeMap<>();
        for (Object[] r : rows("select subject, part, kind, measure, title, number from work_figure where release = ?1", release)) {
            Work what = Work.valueOf((String) r[0]);
            if (r[3].equals(WorkRelease.SENT)) {
                organisations.put(what, number(r[5]));
            } else {
                List<Integer> numbers = lines.computeIfAbsent(what, one -> new LinkedHashMap<>())
                        .computeIfAbsent(r[1] + "/" + r[2], one -> new Figures.Line((String) r[1], (String) r[2], (String) r[4],
                                new ArrayList<>(Collections.nCopies(what.getMeasures().size(), null))))
                        .numbers();
                numbers.set(what.getMeasures().stream().map(Work.Measure::key).toList().indexOf(r[3]), number(r[5]));
            }
        }
        return Arrays.stream(Work.values()).map(what -> new Figures.Counted(what, organisations.getOrDefault(what, 0),
                lines.getOrDefault(what, Map.of()).values().stream().sorted(what.order()).toList())).toList();
    }

    private List<Object[]> rows(String sql, Object... parameters) {
        jakarta.persistence.Query query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast).toList();
    }

    List<Figures.Signature> signatures(int release) {
        return rows("select subject, name, signed_at from figures_signature where release = ?1 order by signed_at", release).stream()
                .map(r -> new Figures.Signature((String) r[0], (String) r[1], InstantColumn.read(r[2]))).toList();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
