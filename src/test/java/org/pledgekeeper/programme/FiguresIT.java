package org.pledgekeeper.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.programme.NationalFigures.Cell;
import org.pledgekeeper.programme.NationalFigures.Figures;
import org.pledgekeeper.programme.NationalFigures.Row;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.Sector;

/** From submitted reviews to the figures that programme staff see; each test begins without any. */
@ExtendWith(ArquillianExtension.class)
class FiguresIT {
    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private Checklists checklists;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private Reviews reviews;
    @Inject
    private FreezeFigures freezeFigures;
    @Inject
    private FreezeFiguresNow freezeFiguresNow;
    @Inject
    private NationalFigures nationalFigures;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(FiguresIT.class);
    }

    @BeforeEach
    void beginAfresh() {
        Superuser.change("truncate figure, figures_release, tenant cascade");
    }

    @Test
    void fourOfASectorMakeNoReleaseAndTheFifthDoes() throws Exception {
        submitted("council", 4, Sector.COUNCIL, Level.EXPLORING);
        submitted("school", 4, Sector.EDUCATION, Level.EXPLORING);
        assertFalse(freezeFigures.freeze(), "eight organisations, but four of each sector");
        assertEquals(List.of(), asStaff(() -> nationalFigures.releases()));
        assertEquals(Optional.empty(), asStaff(() -> nationalFigures.figures(Optional.empty())));

        submitted("fifth-council", 1, Sector.COUNCIL, Level.EXPLORING);
        assertTrue(freezeFigures.freeze());
        assertFalse(freezeFigures.freeze(), "nothing new waits");
        assertEquals(1, asStaff(() -> nationalFigures.releases()).size());
        assertEquals(5L, counted(1, Sector.COUNCIL));
        assertEquals(0L, counted(1, Sector.EDUCATION));
        assertEquals(List.of("COUNCIL"), sectors(newest()));
    }

    @Test
    void anOpenReviewIsNotCounted() throws Exception {
        submitted("council", 4, Sector.COUNCIL, Level.EXPLORING);
        answered("open-council", Sector.COUNCIL, Level.EXPLORING);
        assertFalse(freezeFigures.freeze());
    }

    @Test
    void staffFreezeWhatWaitsAndSeeIt() throws Exception {
        submitted("board", 6, Sector.HEALTH_BOARD, Level.SUSTAINED);
        assertTrue(asStaff(() -> freezeFiguresNow.freeze()));
        assertFalse(asStaff(() -> freezeFiguresNow.freeze()));
        assertEquals(6, newest().commitments().get(0).total().overall());
        assertEquals(List.of("staff froze national figures 1"),
                Superuser.column("select concat_ws(' ', person, action, subject) from journal where action = 'froze' and person = 'staff'")
                        .stream().distinct().toList());
    }

    @Test
    void freezingAtOnceMakesOneRelease() throws Exception {
        submitted("council", 5, Sector.COUNCIL, Level.EXPLORING);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.begin(Tenants.staff(), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return freezeFiguresNow.freeze();
            }));
        }
        int made = 0;
        for (Future<Boolean> one : all) {
            made += Requests.result(one) ? 1 : 0;
        }
        assertEquals(1, made);
        assertEquals(List.of(1), Superuser.column("select number from figures_release"));
        assertEquals(5L, counted(1, Sector.COUNCIL));
    }

    @Test
    void aResubmittedReviewWaitsForFourOthers() throws Exception {
        List<UUID> first = submitted("council", 6, Sector.COUNCIL, Level.EXPLORING);
        assertTrue(freezeFigures.freeze());
        String released = releasedFigures(1);
        for (int i = 0; i < 4; i++) {
            resubmitted(first.get(i), Level.SUSTAINED);
            assertFalse(freezeFigures.freeze(), (i + 1) + " waiting");
        }
        assertEquals(List.of(1), Superuser.column("select number from figures_release"));
        submitted("fifth", 1, Sector.COUNCIL, Level.SUSTAINED);
        assertTrue(freezeFigures.freeze());
        assertEquals(5L, counted(2, Sector.COUNCIL));
        assertEquals(released, releasedFigures(1), "a release never changes");
    }

    /** Two releases share no review, so subtracting one from the other tells nothing of any. */
    @Test
    void everyReviewIsCountedInOneReleaseAtMostAndWithFourOthersOfItsSectorAtLeast() throws Exception {
        List<UUID> councils = submitted("council", 5, Sector.COUNCIL, Level.EXPLORING);
        submitted("school", 3, Sector.EDUCATION, Level.SOME_AREAS);
        assertTrue(freezeFigures.freeze());
        submitted("more-schools", 3, Sector.EDUCATION, Level.MOST_AREAS);
        submitted("board", 4, Sector.HEALTH_BOARD, Level.SUSTAINED);
        for (UUID council : councils) {
            resubmitted(council, Level.MOST_AREAS);
        }
        assertTrue(freezeFigures.freeze());
        submitted("fifth-board", 1, Sector.HEALTH_BOARD, Level.SUSTAINED);
        assertTrue(freezeFigures.freeze());

        assertEquals(Map.of("1 COUNCIL", 5L, "2 COUNCIL", 5L, "2 EDUCATION", 6L, "3 HEALTH_BOARD", 5L),
                Superuser
                        .<String>column(
                                """
                select release || ' ' || sector || ' ' || count(distinct tenant_id) from submitted_standing where release is not null \
                group by release, sector""")
                        .stream().collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')),
                                line -> Long.valueOf(line.substring(line.lastIndexOf(' ') + 1)))));
        assertEquals(0L, Superuser.<Long>one("""
                select count(*) from (select 1 from submitted_standing where release is not null group by tenant_id, release
                having count(distinct assessment_id) > 1) twice_in_one"""));
        assertEquals(List.of("COUNCIL"), sectors(figures(1)));
        assertEquals(List.of("COUNCIL", "EDUCATION"), sectors(figures(2)));
        assertEquals(List.of("HEALTH_BOARD"), sectors(figures(3)));
    }

    @Test
    void ofAnOrganisationThatSubmitsTwiceBeforeAReleaseOnlyTheLatestReviewIsEverCounted() throws Exception {
        List<UUID> councils = submitted("council", 4, Sector.COUNCIL, Level.EXPLORING);
        resubmitted(councils.get(0), Level.SUSTAINED);
        assertFalse(freezeFigures.freeze(), "five reviews wait, of four organisations");
        submitted("fifth", 1, Sector.COUNCIL, Level.EXPLORING);
        assertTrue(freezeFigures.freeze());
        assertEquals(5L, counted(1, Sector.COUNCIL));
        assertEquals(1L,
                Superuser.<Long>one(
                        "select count(distinct assessment_id) from submitted_standing where tenant_id = ? and release is not null",
                        councils.get(0)));
        assertFalse(freezeFigures.freeze(), "the older review must not come back");
    }

    @Test
    void theFiguresStaffSeeAreTheStoredOnesAndAgreeWithWhatWasSubmitted() throws Exception {
        submitted("exploring", 7, Sector.COUNCIL, Level.EXPLORING);
        submitted("sustained", 6, Sector.COUNCIL, Level.SUSTAINED);
        submitted("few", 2, Sector.COUNCIL, Level.NOT_CONSIDERED);
        submitted("board", 9, Sector.HEALTH_BOARD, Level.EXPLORING);
        submitted("board-two", 8, Sector.HEALTH_BOARD, Level.SUSTAINED);
        submitted("justice", 5, Sector.JUSTICE, Level.SOME_AREAS);
        assertTrue(freezeFigures.freeze());

        assertEquals(0L, Superuser.<Long>one("select count(*) from figure where organisations < 5"));
        assertEquals(5L * 7 * 4, Superuser.<Long>one("select count(*) from figure"),
                "five commitments, six standings and all, three sectors and all");
        Figures figures = newest();
        assertEquals(checklists.current().commitments().stream().map(c -> c.id()).toList(),
                figures.commitments().stream().map(t -> t.commitment()).toList());
        for (NationalFigures.Table table : figures.commitments()) {
            assertEquals(37, table.total().overall());
            assertEquals(List.of("COUNCIL", "HEALTH_BOARD", "JUSTICE"), table.total().sectors().stream().map(Cell::sector).toList());
            List<Row> rows = new ArrayList<>(table.rows());
            rows.add(table.total());
            for (Row row : rows) {
                checkShown(table.commitment(), row.standing(), "ALL", row.overall());
                row.sectors().forEach(cell -> checkShown(table.commitment(), row.standing(), cell.sector(), cell.organisations()));
                sumsUp(row.overall(), row.sectors().stream().map(Cell::organisations).toList(), table.commitment() + " " + row.standing());
            }
            sumsUp(table.total().overall(), table.rows().stream().map(Row::overall).toList(), table.commitment());
            Row few = table.rows().stream().filter(row -> row.standing().equals("NOT_CONSIDERED")).findFirst().orElseThrow();
            assertNull(few.sectors().get(0).organisations(), "two councils are withheld");
            assertTrue(rows.stream().filter(row -> row.sectors().get(0).organisations() == null).count() > 1,
                    "and not to be had by subtraction");
            assertTrue(rows.stream().anyMatch(row -> row.sectors().stream().anyMatch(cell -> cell.organisations() != null)),
                    "something is shown at all");
        }
    }

    /** What is shown is five at least, and as many as truly stand there. */
    private static void checkShown(String commitment, String standing, String sector, Integer shown) {
        if (shown != null) {
            assertTrue(shown >= 5, commitment + " " + standing + " " + sector + ": " + shown);
            assertEquals(
                    Superuser.<Long>one(
                            """
                    select count(*) from submitted_standing where release = 1 and commitment = ? and (standing = ? or ? = 'ALL') and \
                    (sector = ? or ? = 'ALL')""",
                            commitment, standing, standing, sector, sector),
                    Long.valueOf(shown), commitment + " " + standing + " " + sector);
        }
        assertEquals(shown,
                Superuser.<Integer>column(
                        "select organisations from figure where release = 1 and commitment = ? and standing = ? and sector = ?",
                        commitment, standing, sector).get(0));
    }

    /** Where all parts are shown they make the whole; where some are withheld they leave room for more than one thing. */
    private static void sumsUp(Integer whole, List<Integer> parts, String what) {
        if (whole != null) {
            int shown = parts.stream().filter(part -> part != null).mapToInt(part -> part).sum();
            long withheld = parts.stream().filter(part -> part == null).count();
            assertTrue(withheld == 0 ? shown == whole : shown <= whole, what);
            assertTrue(withheld != 1, what + ": one withheld figure can be worked out");
        }
    }

    @Test
    void thereIsNoOtherRelease() throws Exception {
        assertThrows(NotFound.class, () -> figures(1));
        submitted("council", 5, Sector.COUNCIL, Level.EXPLORING);
        assertTrue(freezeFigures.freeze());
        assertNotNull(figures(1));
        assertThrows(NotFound.class, () -> figures(2));
    }

    // ---------------------------------------------------------------------------------------

    private List<UUID> submitted(String name, int organisations, Sector sector, Level level) throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i <= organisations; i++) {
            String slug = name + "-" + i;
            ids.add(answered(slug, sector, level));
            requests.in(slug, Tenants.lead(slug), () -> {
                UUID round = reviews.current().orElseThrow().id();
                submitAssessment.submit(round);
                signOffAssessment.signOff(round, null);
                return null;
            });
        }
        return ids;
    }

    /** An organisation whose open review stands at this level in every commitment. */
    private UUID answered(String slug, Sector sector, Level level) throws Exception {
        UUID id = tenants.found(slug, sector);
        requests.in(slug, Tenants.lead(slug), () -> {
            openAssessment.open(false);
            answerIndicator.answer("le-listening", new Assessment.Given(level, null, null), 0);
            return null;
        });
        Superuser.change("""
                insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)
                select tenant_id, id, unnest(?::text[]), ?, 'Lead', now(), 1 from assessment where tenant_id = ? on conflict do nothing""",
                "{" + checklists.current().commitments().stream().flatMap(c -> c.indicators().stream()).map(Indicator::id)
                        .collect(Collectors.joining(",")) + "}",
                level.name(), id);
        return id;
    }

    /** A further round of the same organisation, as a later year will bring it. */
    private static void resubmitted(UUID tenant, Level level) {
        Superuser.change("""
                with round as (insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, submitted_at, \
                submitted_by, version)
                    values (?, gen_random_uuid(), (select max(number) + 1 from assessment where tenant_id = ?), '2026.1', 'Lead', \
                now(), now(), 'Lead', 1) returning *)
                insert into submitted_standing (tenant_id, assessment_id, commitment, sector, standing, submitted_at)
                select distinct s.tenant_id, round.id, s.commitment, s.sector, ?, clock_timestamp()
                from round join submitted_standing s on s.tenant_id = round.tenant_id""", tenant, tenant, level.name());
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }

    private Figures newest() throws Exception {
        return asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow();
    }

    private Figures figures(int release) throws Exception {
        return asStaff(() -> nationalFigures.figures(Optional.of(release))).orElseThrow();
    }

    private static List<String> sectors(Figures figures) {
        return figures.commitments().get(0).total().sectors().stream().map(Cell::sector).toList();
    }

    private static long counted(int release, Sector sector) {
        return Superuser.<Long>one("select count(distinct tenant_id) from submitted_standing where release = ? and sector = ?", release,
                sector.name());
    }

    private static String releasedFigures(int release) {
        return Superuser.one("select string_agg(f::text, ',' order by commitment, standing, sector) from figure f where release = ?",
                release);
    }
}
