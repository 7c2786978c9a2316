package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.ReopenAssessment;
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
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** From reviews signed off to the figures everyone sees; each test begins without any. */
@ExtendWith(ArquillianExtension.class)
class FiguresIT {
    private static final Person SECOND =
            new Person("second", "Second Person", "second@programme.example", true);

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
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private Reviews reviews;
    @Inject
    private MakeRelease makeRelease;
    @Inject
    private FigureKeeper keeper;
    @Inject
    private MakeReleaseNow makeReleaseNow;
    @Inject
    private SignRelease signRelease;
    @Inject
    private CorrectRelease correctRelease;
    @Inject
    private NationalFigures nationalFigures;
    @Inject
    private PublishedFigures publishedFigures;
    @Inject
    private FiguresLikeOurs figuresLikeOurs;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(FiguresIT.class);
    }

    @BeforeEach
    void beginAfresh() {
        Superuser.change(
                "truncate figure, work_figure, item_figure, "
                        + "figures_correction, figures_signature, figures_renewal, figures_secret, figures_release, "
                        + "figures_count, figures_work, tenant cascade");
        Superuser.change("update figures_table set stretch = 1, renewed_at = null");
    }

    @Test
    void nineReviewsMakeNoReleaseAndTheTenthDoes() throws Exception {
        signedOff("nine", 9, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.empty(), makeRelease.make());
        assertEquals(Optional.empty(), asStaff(() -> nationalFigures.figures(Optional.empty())));
        signedOff("tenth", 1, Sector.EDUCATION, Level.EXPLORING);
        assertEquals(Optional.of(1), makeRelease.make());
        Figures figures = asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow();
        assertEquals(List.of(Grouping.ALL), figures.tables().stream().map(Figures.Table::grouping).toList(),
                "one group is no grouping");
        assertEquals(List.of(10), row(figures, "EXPLORING").figures());
        assertEquals(List.of(10), figures.tables().get(0).commitments().get(0).total().figures());
        assertEquals(Optional.empty(), makeRelease.make(), "a review enters once");
        assertThrows(NotFound.class, () -> asStaff(() -> nationalFigures.figures(Optional.of(2))));
    }

    @Test
    void groupsAreShownTogetherWithANeighbourWhereTheyAreSmall() throws Exception {
        signedOff("council", 22, Sector.COUNCIL, Level.EXPLORING);
        signedOff("board", 4, Sector.HEALTH_BOARD, Level.SUSTAINED);
        signedOff("national", 17, Sector.NATIONAL_BODY, Level.SUSTAINED);
        assertEquals(Optional.of(1), makeRelease.make());
        Figures.Table sectors = asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow().tables().get(1);
        assertEquals(List.of("COUNCIL", "HEALTH_BOARD+NATIONAL_BODY"), sectors.groups().stream().map(Figures.Group::key).toList());
        assertEquals("Health board + National body", sectors.groups().get(1).title());
        for (Figures.Row row : sectors.commitments().get(0).rows()) {
            assertTrue(row.figures().stream().allMatch(figure -> figure % 10 == 0 && figure <= 30), row.toString());
        }
        assertEquals(0, sectors.commitments().get(0).rows().get(1).figures().get(1));
    }

    @Test
    void aReleaseIsPublicOnceTwoPeopleHaveSignedItAndNoSooner() throws Exception {
        signedOff("council", 12, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.of(1), asStaff(() -> makeReleaseNow.make()));
        assertEquals(Optional.empty(), publishedFigures.figures(Optional.empty()));
        assertThrows(Refused.class, () -> asStaff(() -> correct("Too soon.")));
        assertFalse(asStaff(() -> signRelease.sign(1)));
        assertThrows(Refused.class, () -> asStaff(() -> signRelease.sign(1)), "one person signs once");
        assertTrue(publishedFigures.figures(Optional.empty()).isEmpty());
        assertTrue(requests.as(SECOND, () -> signRelease.sign(1)));
        assertThrows(Refused.class, () -> requests.as(SECOND, () -> signRelease.sign(1)));
        assertEquals(1, publishedFigures.figures(Optional.empty()).orElseThrow().release().number());

        assertThrows(Refused.class, () -> asStaff(() -> correct(" ")));
        assertThrows(Refused.class, () -> asStaff(() -> correct("x".repeat(1001))));
        asStaff(() -> correct("The second commitment was counted by an older checklist."));
        assertEquals(List.of("The second commitment was counted by an older checklist."), publishedFigures.figures(Optional.of(1))
                .orElseThrow().release().corrections().stream().map(Figures.Correction::words).toList());
    }

    @Test
    void aQuarterBeginsWithOneReleaseThatIsADraftUntilTwoHaveSignedIt() throws Exception {
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        signedOff("few", 9, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.empty(), makeRelease.makeDue(quarter), "too few wait");
        signedOff("enough", 3, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.empty(), makeRelease.makeDue(quarter.minusDays(1)), "not before its first day");
        assertEquals(Optional.empty(), makeRelease.makeDue(quarter.plusDays(7)), "nor long after it");
        assertEquals(Optional.of(1), makeRelease.makeDue(quarter.plusDays(6)), "but within a week, where no node ran on the first");
        signedOff("more", 12, Sector.EDUCATION, Level.EXPLORING);
        for (int node = 0; node < 2; node++) {
            assertEquals(Optional.empty(), makeRelease.makeDue(quarter), "this quarter has its own");
            keeper.morning();
        }
        assertEquals(List.of(1), Superuser.column("select number from figures_release"));
        assertEquals(Optional.empty(), publishedFigures.figures(Optional.empty()));
        assertEquals(List.of(), Superuser.column("select subject from figures_signature"));

        assertEquals(Optional.of(2), makeRelease.makeDue(quarter.plusMonths(3)), "and so has the next");
        asStaff(() -> signRelease.sign(1));
        assertEquals(Optional.empty(), publishedFigures.figures(Optional.empty()));
        requests.as(SECOND, () -> signRelease.sign(1));
        assertEquals(List.of(1), publishedFigures.figures(Optional.empty()).orElseThrow().releases().stream()
                .map(Figures.Release::number).toList(), "the second still waits for its signatures");
    }

    @Test
    void theKeeperMakesItInTheFirstWeekOfAQuarter() throws Exception {
        signedOff("council", 12, Sector.COUNCIL, Level.EXPLORING);
        LocalDate before = LocalDate.now(Days.SCOTLAND);
        keeper.morning();
        keeper.morning();
        boolean due = before.get(IsoFields.DAY_OF_QUARTER) <= 7;
        assertEquals(due ? List.of(1) : List.of(), Superuser.column("select number from figures_release"));
        assertEquals(Optional.empty(), publishedFigures.figures(Optional.empty()));
    }

    @Test
    void makingAtOnceMakesOneRelease() throws Exception {
        signedOff("council", 10, Sector.COUNCIL, Level.EXPLORING);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Optional<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.begin(Tenants.staff(), () -> {
                together.await(60, TimeUnit.SECONDS);
                return makeReleaseNow.make();
            }));
        }
        int made = 0;
        for (Future<Optional<Integer>> one : all) {
            made += Requests.result(one).isPresent() ? 1 : 0;
        }
        assertEquals(1, made);
        assertEquals(List.of(1), Superuser.column("select number from figures_release"));
    }

    @Test
    void aReleaseStaysAsItWasAndItsInputsGiveItAgain() throws Exception {
        List<String> councils = signedOff("council", 13, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.of(1), makeRelease.make());
        String released = figuresOf(1);
        for (String council : councils) {
            actions(council, 3);
            again(council, Level.SUSTAINED);
        }
        assertEquals(Optional.of(2), makeRelease.make());
        assertEquals(released, figuresOf(1));
        Figures second = asStaff(() -> nationalFigures.figures(Optional.of(2))).orElseThrow();
        assertTrue(second.tables().get(0).commitments().get(0).moved().get(Movement.ROSE.ordinal()).figures().get(0) >= 10,
                "thirteen moved on");
        assertEquals(2, second.course().get(0).points().size());
        Statements.take();
        asStaff(() -> nationalFigures.figures(Optional.empty()));
        int taken = Statements.take();
        assertTrue(taken <= 8, "national progress: " + taken);
        UUID seed = Superuser.one("select seed from figures_secret where release = 2");
        for (Object row : Superuser.column("""
                select concat_ws(' ', w.measure, sum(w.number * w.reviews), max(w.number), f.number) from figures_work w
                join figures_renewal r on r.grouping = 'ALL' and r.stretch = w.stretch join work_figure f on f.release = r.release
                  and (f.subject, f.part, f.kind, f.measure) = (w.subject, w.part, w.kind, w.measure)
                where r.release = 2 and w.subject = 'ACTIONS' and w.part = 'PLANNED' group by w.measure, f.number""")) {
            String[] parts = row.toString().split(" ");
            double added = (DisclosureControl.chance(seed, "ACTIONS|PLANNED||ACTIONS") - 0.5) * Math.max(10, Integer.parseInt(parts[2]));
            assertEquals(Integer.parseInt(parts[3]), (int) Math.round((Integer.parseInt(parts[1]) + added) / 5) * 5);
        }
        assertEquals(1, Superuser.column("select 1 from work_figure where release = 2 and part = 'PLANNED'").size());
        for (Object row : Superuser.column("""
                select concat_ws(' ', c.reviews, c.keys, coalesce(f.reviews, 0)) from figures_count c
                join figures_renewal r using (grouping, stretch) left join figure f on f.release = r.release and f.grouping = c.grouping
                  and f.grp = c.grp and f.commitment = c.commitment and f.value = c.value where c.grouping = 'ALL'""")) {
            String[] parts = row.toString().split(" ");
            assertEquals(Integer.parseInt(parts[2]),
                    new DisclosureControl.Count(Integer.parseInt(parts[0]), Long.parseLong(parts[1])).rounded(), row.toString());
        }
    }

    /** Whatever happens to reviews, the counts kept as they go are those that counting everything anew gives. */
    @Test
    void countsKeptAsReviewsGoAreThoseOfCountingAnew() throws Exception {
        Random random = new Random(41);
        List<String> slugs = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            int what = random.nextInt(4);
            if (slugs.size() < 12 && what < 3) {
                slugs.addAll(signedOff("history-" + step, 1, Sector.values()[random.nextInt(Sector.values().length)],
                        Level.values()[random.nextInt(5)]));
                actions(slugs.get(slugs.size() - 1), random.nextInt(3));
            } else if (what == 3) {
                makeRelease.make();
            } else {
                String slug = slugs.get(random.nextInt(slugs.size()));
                if (random.nextBoolean()) {
                    again(slug, Level.values()[random.nextInt(5)]);
                } else {
                    requests.in(slug, Tenants.lead(slug), () -> {
                        reopenAssessment.reopen("Something was left out.");
                        return null;
                    });
                    signOff(slug);
                }
            }
            assertEquals(anew(), counted(), "after step " + step);
        }
        assertTrue(Superuser.<Long>one("select count(*) from figures_release") > 0, "some were released on the way");
    }

    @Test
    void aWorkspaceSeesOrganisationsLikeItselfFromPublishedFiguresOnly() throws Exception {
        signedOff("council", 20, Sector.COUNCIL, Level.EXPLORING);
        signedOff("school", 21, Sector.EDUCATION, Level.SUSTAINED);
        assertEquals(Optional.of(1), makeRelease.make());
        assertEquals(List.of(), requests.in("council-1", Tenants.lead("council-1"), () -> figuresLikeOurs.figures()));
        asStaff(() -> signRelease.sign(1));
        requests.as(SECOND, () -> signRelease.sign(1));
        List<FiguresLikeOurs.LikeOurs> like = requests.in("council-1", Tenants.lead("council-1"), () -> figuresLikeOurs.figures());
        int taken = requests.in("council-1", Tenants.lead("council-1"), () -> {
            Statements.take();
            figuresLikeOurs.figures();
            return Statements.take();
        });
        assertTrue(taken <= 4, "organisations like ours: " + taken);
        assertEquals(List.of("Council"), like.stream().map(FiguresLikeOurs.LikeOurs::group).toList());
        assertEquals(0, like.get(0).commitments().get(0).rows().get(4).figures().get(0), "the schools' level is not among the councils'");
        assertEquals("EXPLORING", requests.in("council-1", Tenants.lead("council-1"),
                () -> figuresLikeOurs.own().get(checklists.current().commitments().get(0).id()).name()));
    }

    @Test
    void aReviewIsToldOnceThatItWasCounted() throws Exception {
        signedOff("council", 20, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.of(1), makeRelease.make(), "of all organisations only, as there is but one sector");
        signedOff("school", 20, Sector.EDUCATION, Level.EXPLORING);
        assertEquals(Optional.of(2), makeRelease.make(), "with the councils by sector, too");
        assertEquals(1, requests.in("council-1", Tenants.lead("council-1"), () -> reviews.overview()).log().stream()
                .filter(step -> step.action().equals("counted")).count());
    }

    @Test
    void everyCouncilAreaLiesInARegion() {
        List<String> regions = Superuser.column("select distinct region_of(a) from unnest(?::text[]) a",
                "{" + Area.all().stream().map(Area::id).collect(Collectors.joining(",")) + "}");
        assertEquals(Region.values().length, regions.size());
        assertTrue(regions.stream().allMatch(region -> Grouping.REGION.place(region) >= 0), regions::toString);
        assertEquals("SCOTLAND_WIDE", Superuser.one("select region_of('scotland-wide')"));
    }

    @Test
    void countsOfPeopleAndOfWorkAreShownWhereEnoughSentThemAndNoneIsMostOfIt() throws Exception {
        for (int i = 1; i <= 12; i++) {
            String slug = "work-" + i;
            begun(slug, tenants.found(slug, Sector.COUNCIL), Level.EXPLORING);
            actions(slug, 4);
            sends(slug, "TRAINING", "SKILLED", "Health", "HELD", 20 + i);
            sends(slug, "SUPERVISION", "RESTORATIVE", "GROUP", "OFFERED", i == 1 ? 400 : 10);
            if (i <= 4) {
                sends(slug, "INVOLVEMENT", "DESIGN", "INFORMED", "PLACES", 30);
            }
            signOff(slug);
        }
        assertEquals(Optional.of(1), makeRelease.make());
        Figures.Counted actions = work(Work.ACTIONS);
        assertEquals(List.of("Planned"), actions.lines().stream().map(Figures.Line::title).toList(), "none are under way or done");
        int planned = actions.lines().get(0).numbers().get(0);
        assertTrue(planned % 5 == 0 && Math.abs(planned - 48) <= 8, "about 48: " + planned);
        assertTrue(actions.organisations() == 10 || actions.organisations() == 20);
        Figures.Line training = work(Work.TRAINING).lines().get(0);
        assertTrue(Math.abs(training.numbers().get(0) - 318) <= 19, training.toString());
        assertEquals(null, training.numbers().get(1), "nobody said who needs it");
        assertEquals(List.of(), work(Work.SUPERVISION).lines(), "one is most of it");
        assertEquals(List.of(), work(Work.INVOLVEMENT).lines(), "four sent any");
    }

    @Test
    void itemsAreCountedOfAHundredReviewsAndOnceAYear() throws Exception {
        signedOff("item", 10, Sector.COUNCIL, Level.EXPLORING);
        assertEquals(Optional.of(1), makeRelease.make());
        assertEquals(null, asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow().items(), "ten are too few");
        Superuser.change("update figures_count set reviews = reviews * 120 where grouping = 'ITEM'");
        Superuser.change("delete from figures_count where grouping = 'ITEM' and commitment = 'le-support' and value like '%DAY%'");
        signedOff("more", 10, Sector.COUNCIL, Level.SUSTAINED);
        assertEquals(Optional.of(2), makeRelease.make());
        Figures.Items items = asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow().items();
        assertEquals(checklists.current().size(), items.items().size());
        assertTrue(Math.abs(items.reviews() - 1210) <= 20, "about 1210 each: " + items.reviews());
        assertTrue(items.drivers().stream().allMatch(driver -> driver.lower() == Share.OVER_THREE_QUARTERS), items.drivers()::toString);
        assertEquals(checklists.current().drivers().size(), items.drivers().size());
        assertEquals(checklists.current().agreedStatements().size(), items.statements().size());
        assertTrue(items.items().stream().allMatch(item -> item.used().get(Level.NOT_RELEVANT.ordinal()).share() == Share.UNDER_A_QUARTER));
        UUID seed = Superuser.one("select seed from figures_secret where release = 2");
        assertEquals(DisclosureControl.noisy(1200, seed, "ITEM|le-listening|EXPLORING"),
                Superuser.<Integer>one("select reviews from item_figure where item = 'le-listening' and value = 'EXPLORING'"));
        assertEquals(DisclosureControl.noisy(1210, seed, "ITEM|le-listening|WITHIN_A_DAY"), Superuser
                .<Integer>one("select reviews from item_figure where item = 'le-listening' and value = 'WITHIN_A_DAY'"));
        Map<String, Figures.Asked> byItem = items.items().stream().collect(Collectors.toMap(Figures.Asked::id, item -> item));
        assertEquals(List.of(Share.OVER_THREE_QUARTERS, Share.UNDER_A_QUARTER, Share.UNDER_A_QUARTER, Share.UNDER_A_QUARTER),
                byItem.get("le-listening").soon().stream().map(Figures.Soon::share).toList());
        assertEquals(List.of(), byItem.get("le-support").soon(), "ten are too few");
        assertEquals(Stream.of(Level.values(), FirstAnswered.values()).flatMap(Stream::of).map(Enum::name).sorted().toList(),
                Superuser.column("select distinct value from item_figure order by 1"), "levels, and times, and never both together");
        Superuser.change("update figures_table set renewed_at = now() - interval '359 days' where grouping = 'ITEM'");
        signedOff("yet-more", 10, Sector.COUNCIL, Level.SUSTAINED);
        assertEquals(Optional.of(3), makeRelease.make());
        assertEquals(List.of(2), Superuser.column("select distinct release from item_figure"));
        assertEquals(Optional.empty(), publishedFigures.items());
        asStaff(() -> signRelease.sign(2));
        requests.as(SECOND, () -> signRelease.sign(2));
        assertEquals(2, publishedFigures.items().orElseThrow().release());
    }

    @Test
    void itemsStandBesidePublishedEarlierCountingsOfWhatIsAskedAsItWas() throws Exception {
        signedOff("first", 10, Sector.COUNCIL, Level.EXPLORING);
        Superuser.change("update figures_count set reviews = reviews * 120 where grouping = 'ITEM'");
        assertEquals(Optional.of(1), makeRelease.make());
        Superuser.change("update figures_table set renewed_at = now() - interval '361 days' where grouping = 'ITEM'");
        signedOff("second", 10, Sector.COUNCIL, Level.SUSTAINED);
        Superuser.change("update figures_count set reviews = reviews * 120 where grouping = 'ITEM' and stretch = 2");
        assertEquals(Optional.of(2), makeRelease.make());
        assertEquals(List.of(), items(2).earlier(), "the first is not published");
        asStaff(() -> signRelease.sign(1));
        requests.as(SECOND, () -> signRelease.sign(1));
        assertEquals(List.of(1), items(2).earlier().stream().map(Figures.Counting::release).toList());
        assertEquals(List.of(), items(1).earlier());
        assertTrue(Stream.of(items(2).items(), items(2).drivers(), items(2).statements()).flatMap(List::stream)
                .allMatch(one -> one.earlier().equals(List.of(Share.OVER_THREE_QUARTERS)) && one.lower() == Share.UNDER_A_QUARTER));

        Superuser.change("update figures_release set made_at = '2025-06-01' where number = 1");
        Map<String, List<Share>> acrossEditions =
                items(2).items().stream().collect(Collectors.toMap(Figures.Asked::id, Figures.Asked::earlier));
        assertEquals(List.of(Share.OVER_THREE_QUARTERS), acrossEditions.get("le-listening"), "the same words");
        assertEquals(List.of(Share.OVER_THREE_QUARTERS), acrossEditions.get("cl-explaining"), "reworded");
        assertEquals(Collections.singletonList(null), acrossEditions.get("cl-owner-champion"), "two items before");
        for (Figures.Asked driver : items(2).drivers()) {
            boolean same = checklists.current().indicators().stream().filter(item -> item.drivers().contains(driver.id()))
                    .allMatch(item -> acrossEditions.get(item.id()).get(0) != null);
            assertEquals(same ? Share.OVER_THREE_QUARTERS : null, driver.earlier().get(0), driver.title());
        }

        int before = statementsFor(2);
        Superuser.change("insert into figures_release (number, published_at) select n, now() from generate_series(3, 9) n");
        Superuser.change("insert into item_figure select n, item, value, reviews from item_figure cross join generate_series(3, 9) n "
                + "where release = 2");
        assertEquals(List.of(5, 6, 7, 8), items(9).earlier().stream().map(Figures.Counting::release).toList());
        assertEquals(before, statementsFor(9));
    }

    private Figures.Items items(int release) throws Exception {
        return asStaff(() -> nationalFigures.figures(Optional.of(release))).orElseThrow().items();
    }

    private int statementsFor(int release) throws Exception {
        Statements.take();
        items(release);
        return Statements.take();
    }

    private Figures.Counted work(Work what) throws Exception {
        return asStaff(() -> nationalFigures.figures(Optional.empty())).orElseThrow().work().get(what.ordinal());
    }

    private static void actions(String slug, int number) {
        Superuser.change("""
                insert into action (tenant_id, id, title, owner_role, due_month, commitment, state, started_by, started_at)
                select id, gen_random_uuid(), 'Ask the panel', 'Head of Care', '2027-01-01', 'lived-experience', 'PLANNED', 'Lead', now()
                from tenant cross join generate_series(1, ?) where slug = ?""", number, slug);
    }

    /** As if the log had said so: the review that is about to be signed off sends it. */
    private static void sends(String slug, String subject, String part, String kind, String measure, int number) {
        Superuser.change("""
                insert into submitted_count
                  (tenant_id, assessment_id, subject, part, kind, measure, title, label, number, place, submitted_at)
                select a.tenant_id, a.id, ?, ?, ?, ?, ?, '', ?, 99, now() from assessment a join tenant t on t.id = a.tenant_id
                where t.slug = ? and a.submitted_at is null""", subject, part, kind, measure, part + ": " + kind, number, slug);
    }

    // ---------------------------------------------------------------------------------------

    private Object correct(String words) {
        correctRelease.correct(1, words);
        return null;
    }

    private static Figures.Row row(Figures figures, String standing) {
        return figures.tables().get(0).commitments().get(0).rows().stream().filter(row -> row.value().equals(standing)).findFirst()
                .orElseThrow();
    }

    private static String figuresOf(int release) {
        return Superuser.one("select string_agg(f::text, ',' order by f::text) from figure f where release = ?", release);
    }

    private static List<String> counted() {
        return Superuser.column("""
                select concat_ws(' ', grouping, stretch, grp, commitment, value, reviews, keys) from figures_count
                where reviews <> 0 or keys <> 0
                union all select concat_ws(' ', stretch, subject, part, kind, measure, number, reviews, keys) from figures_work
                where reviews <> 0 or keys <> 0 order by 1""");
    }

    private static List<String> anew() {
        return Superuser.column("""
                select concat_ws(' ', c.grouping, c.stretch, c.grp, s.commitment, v.value, count(*), sum(c.key))
                from counted_review c join submitted_standing s using (tenant_id, assessment_id)
                cross join lateral (select s.standing as value union all select s.movement where c.grouping = 'ALL') v
                where c.grouping <> 'ITEM' group by c.grouping, c.stretch, c.grp, s.commitment, v.value
                union all
                select concat_ws(' ', c.grouping, c.stretch, c.grp, i.item, v.value, count(*), sum(c.key))
                from counted_review c join submitted_item i using (tenant_id, assessment_id)
                cross join lateral (select i.level as value union all select i.first_answered) v
                where c.grouping = 'ITEM' and v.value is not null group by c.grouping, c.stretch, c.grp, i.item, v.value
                union all
                select concat_ws(' ', c.stretch, n.subject, n.part, n.kind, n.measure, n.number, count(*), sum(c.key))
                from counted_review c join submitted_count n using (tenant_id, assessment_id)
                where c.grouping = 'ALL' and n.number > 0 group by c.stretch, n.subject, n.part, n.kind, n.measure, n.number
                union all
                select concat_ws(' ', c.stretch, n.subject, '', '', 'SENT', 1, count(distinct c.assessment_id), sum(distinct c.key))
                from counted_review c join submitted_count n using (tenant_id, assessment_id)
                where c.grouping = 'ALL' group by c.stretch, n.subject order by 1""");
    }

    private List<String> signedOff(String name, int organisations, Sector sector, Level level) throws Exception {
        List<String> slugs = new ArrayList<>();
        for (int i = 1; i <= organisations; i++) {
            String slug = name + "-" + i;
            UUID id = tenants.found(slug, sector);
            begun(slug, id, level);
            signOff(slug);
            slugs.add(slug);
        }
        return slugs;
    }

    private void begun(String slug, UUID id, Level level) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> {
            openAssessment.open(false);
            answerIndicator.answer("le-listening", new Assessment.Given(level, null, null), 0);
            return null;
        });
        answerAll(id, level);
    }

    /** Some items at once, others after days or weeks. */
    private void answerAll(UUID id, Level level) {
        Superuser.change("""
                with written as (
                  insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)
                  select a.tenant_id, a.id, unnest(?::text[]), ?, 'Lead', now(), 1 from assessment a
                  where a.tenant_id = ? and a.submitted_at is null on conflict do nothing returning *)
                insert into answer_history (tenant_id, assessment_id, indicator, version, level, origin, answered_by, answered_at)
                select tenant_id, assessment_id, indicator, 1, level, 'GIVEN', answered_by,
                  answered_at + length(indicator) % 6 * interval '6 days' from written""",
                "{" + checklists.current().commitments().stream().flatMap(c -> c.indicators().stream()).map(Indicator::id)
                        .collect(Collectors.joining(",")) + "}",
                level.name(), id);
    }

    private void signOff(String slug) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> {
            UUID round = reviews.current().orElseThrow().id();
            submitAssessment.submit(round);
            signOffAssessment.signOff(round, null);
            return null;
        });
    }

    /** A further round of the same organisation, as a later year will bring it. */
    private void again(String slug, Level level) throws Exception {
        UUID id = Superuser.one("select id from tenant where slug = ?", slug);
        Superuser.change("""
                insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version)
                select tenant_id, gen_random_uuid(), max(number) + 1, '2026.1', 'Lead', now(), 1 from assessment where tenant_id = ?
                group by tenant_id""", id);
        answerAll(id, level);
        signOff(slug);
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }
}
