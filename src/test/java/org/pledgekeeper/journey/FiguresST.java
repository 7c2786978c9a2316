package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Two of the programme's staff sign a release off; then everyone sees it, and a lead sees organisations like theirs. */
@ExtendWith(LocalService.class)
class FiguresST {
    private static final String API = "/api/v1/progress";

    /**
     * The samples are few: the release that waits gets what one of hundreds of organisations would have, so that all of it can be looked
     * at.
     */
    private static void asWithHundreds(Local local) throws SQLException {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into item_figure (release, item, value, reviews)
                    select 1, item, value, ascii(substr(md5(item || value), 1, 1)) - 40
                    from (select distinct indicator as item from answer a join assessment s on s.tenant_id = a.tenant_id
                          and s.id = a.assessment_id where s.edition = '2026.1') items
                    cross join unnest(array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED', 'NOT_RELEVANT',
                      'DONT_KNOW', 'WITHIN_A_DAY', 'WITHIN_A_WEEK', 'WITHIN_30_DAYS', 'AFTER_30_DAYS']) value""");
            statement.execute("""
                    insert into figure (release, grouping, place, grp, commitment, value, reviews)
                    select 1, 'REGION', place, grp, commitment, value, 10 * (1 + ascii(md5(grp || commitment || value)) % 7)
                    from (select distinct commitment, value from figure where release = 1 and grouping = 'ALL') cells
                    cross join (values (0, 'TAYSIDE+FIFE'), (1, 'LOTHIAN+BORDERS'), (2, 'LANARKSHIRE')) groups (place, grp)
                    where value not in ('ROSE', 'SAME', 'FELL', 'FIRST')""");
            statement.execute("""
                    insert into figure (release, grouping, place, grp, commitment, value, reviews)
                    select 1, 'SECTOR', place, grp, commitment, value, 10 * (1 + ascii(md5(grp || commitment || value)) % 7)
                    from (select distinct commitment, value from figure where release = 1 and grouping = 'ALL') cells
                    cross join (values (0, 'COUNCIL'), (1, 'HEALTH_AND_SOCIAL_CARE_PARTNERSHIP+HEALTH_BOARD+NATIONAL_BODY'),
                      (2, 'THIRD_SECTOR')) groups (place, grp)
                    where value not in ('ROSE', 'SAME', 'FELL', 'FIRST')""");
            statement.execute("""
                    update figure set reviews = 10 * (ascii(md5(commitment || value)) % 3) + case value when 'EXPLORING' then 60
                      when 'SOME_AREAS' then 110 when 'MOST_AREAS' then 80 when 'SUSTAINED' then 20 when 'ROSE' then 90
                      when 'SAME' then 120 when 'FIRST' then 60 else 0 end where release = 1 and grouping = 'ALL'""");
            statement.execute("""
                    insert into work_figure (release, subject, part, kind, measure, title, number) values
                      (1, 'SUPERVISION', 'PRACTICE', 'GROUP', 'OFFERED', 'Practice supervision, group', 240),
                      (1, 'SUPERVISION', 'PRACTICE', 'GROUP', 'HELD', 'Practice supervision, group', 185),
                      (1, 'TRAINING', 'INFORMED', 'Health', 'HELD', 'Informed: Health', 640),
                      (1, 'INVOLVEMENT', 'DESIGN', 'CONSULTED', 'INVOLVEMENTS', 'Design, consulted', 35),
                      (1, 'FEEDBACK', 'STAFF', '', 'WITHIN_30', 'Staff', 60), (1, 'FEEDBACK', 'STAFF', '', 'WAITING', 'Staff', 25),
                      (1, 'PULSES', 'STAFF', '', 'LOWER', 'Staff', 20), (1, 'PULSES', 'STAFF', '', 'UPPER', 'Staff', 40)
                    on conflict do nothing""");
        }
    }

    @Test
    void aReleaseIsPublicOnceTwoHaveSignedIt(People people, Local local) throws SQLException, IOException {
        Person visitor = people.visitor();
        assertEquals(200, visitor.goTo("/progress"));
        assertThat(visitor.text("No figures yet")).isVisible();
        visitor.look("figures-none");
        assertEquals(404, new Api(local).get(API, null).status());

        Person lead = people.signedIn("morven@glenmorran.example", "/w/glenmorran-council/like-ours");
        assertThat(lead.text("There is nothing to set beside us yet.")).isVisible();
        lead.look("figures-like-ours-none");

        asWithHundreds(local);
        Person first = people.signedIn("priya@programme.example", "/programme");
        first.goTo("/programme/progress");
        assertThat(first.heading("This release is not published yet")).isVisible();
        first.look("figures-to-sign");
        first.press("Sign release 1 off");
        assertThat(first.page().getByRole(AriaRole.STATUS)).containsText("once a second person does too");
        assertThat(first.page().locator("#sign")).hasCount(0);
        first.look("figures-signed-once");
        visitor.goTo("/progress");
        assertThat(visitor.text("No figures yet")).isVisible();

        Person second = people.signedIn("callum@programme.example", "/programme/progress");
        second.press("Sign release 1 off");
        assertThat(second.page().getByRole(AriaRole.STATUS)).containsText("published now");
        second.press("Add the correction");
        assertThat(second.page().locator("#error-summary")).containsText("Please say what is to be read differently.");
        second.look("figures-correct-mend");
        second.field("What is to be read differently?").fill("Two reviews of 2025 were signed off late. <b>Both</b> are in.");
        second.press("Add the correction");
        assertThat(second.page().getByRole(AriaRole.STATUS)).containsText("The correction is public now");

        visitor.goTo("/progress");
        assertThat(visitor.text("<b>Both</b> are in.")).isVisible();
        assertThat(visitor.page().locator("li:has(a[href='/progress?release=1'])")).containsText("corrected on");
        assertThat(visitor.heading("Are organisations keeping it?")).isVisible();
        assertThat(visitor.heading("Do people feel it?")).isVisible();
        assertThat(visitor.page().locator(".flows svg[role=img][aria-label^='Of about']").first()).isVisible();
        assertThat(visitor.page().locator(".flows path").first()).isVisible();
        visitor.look("figures-public");
        visitor.goTo("/progress?by=region");
        assertThat(visitor.heading("What is most often hard")).isVisible();
        assertThat(visitor.page().locator("svg[role=img][aria-label*='Fife:']").first()).isVisible();
        String printed = printed(visitor);
        assertTrue(printed.contains("Items, those that are most often hard first") && printed.contains("Reviews by level, By region"),
                "what is closed on the page stands open on paper: " + printed);
        visitor.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        visitor.look("figures-public-region");
        visitor.page().setViewportSize(390, 844);
        visitor.look("figures-public-phone");
        JsonNode progress = new Api(local).get(API, null).json();
        assertEquals(1, progress.path("release").asInt());
        for (JsonNode table : progress.path("tables")) {
            for (JsonNode figure : table.path("figures")) {
                assertEquals(0, figure.path("reviews").asInt() % 10, figure.toString());
            }
        }
        for (JsonNode counted : progress.path("work")) {
            assertTrue(counted.path("organisations").asInt() % 10 == 0 && !counted.path("definition").asText().isBlank(),
                    counted.toString());
            for (JsonNode figure : counted.path("figures")) {
                assertTrue(figure.path("number").asInt() % 5 == 0 && figure.path("number").asInt() >= 10, figure.toString());
            }
        }
        assertEquals(6, progress.path("work").size());
        for (String away : visitor.page().locator("a[href^='/progress/pictures/'], a[href^='/progress/figures']").all().stream()
                .map(link -> link.getAttribute("href")).toList()) {
            assertEquals(200, new Api(local).get(away, null).status(), away);
        }
        assertEquals(36, progress.path("items").path("items").size());
        assertEquals(4, progress.path("items").path("items").path(0).path("firstAnswered").size());
        String csv = new Api(local).get("/progress/figures.csv", null).response().body();
        assertTrue(csv.contains("All organisations") && csv.contains("open-government-licence") && csv.contains("After 30 days"), csv);

        howItWasAnswered(second);

        lead.goTo("/w/glenmorran-council/like-ours");
        assertThat(lead.heading("By sector: Council")).isVisible();
        assertThat(lead.text("We stand at:")).hasCount(5);
        lead.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        lead.look("figures-like-ours");

        aYearLater(local);
        visitor.goTo("/progress");
        assertThat(visitor.heading("From release to release")).isVisible();
        assertThat(visitor.page().locator("table:has(caption:text-is('Reviews by level'))")).hasCount(5);
        visitor.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
        visitor.look("figures-course");
        Locator earlier = visitor.page().locator("table:has(caption:has-text('at each date'))");
        assertThat(earlier).hasCount(5 + 2);
        assertThat(earlier.first().locator("thead a[href='/progress?release=1#hard']")).isVisible();
        assertThat(earlier.first().locator("tbody tr").first().locator("td").first()).containsText(Pattern.compile("quarter|half"));
        assertThat(earlier.first().locator("td.withheld")).hasText(new String[] {"Not comparable"});
        visitor.look("figures-items-earlier");
        assertTrue(printed(visitor).contains("By driver: not considered yet, or exploring or planning, at each date"));
    }

    private static void aYearLater(Local local) throws SQLException {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("insert into figures_release (number, made_at, published_at) "
                    + "values (2, now() + interval '1 year', now() + interval '1 year')");
            statement.execute("""
                    insert into figure (release, grouping, place, grp, commitment, value, reviews)
                    select 2, grouping, place, grp, commitment, value, 10 * (ascii(md5(commitment || value || 2)) % 13) from figure
                    where release = 1 and grouping = 'ALL'""");
            statement.execute("""
                    insert into item_figure (release, item, value, reviews)
                    select 2, item, value, ascii(substr(md5(item || value || 2), 1, 1)) - 40 from item_figure where release = 1""");
            statement.execute("delete from item_figure where release = 1 and item = 'le-support'");
        }
    }

    /** What the page says on paper. */
    private static String printed(Person person) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(person.page().pdf())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    /** Whoever drafts the next edition sees it; the draft is given up again, so that no other journey meets it. */
    private static void howItWasAnswered(Person administrator) {
        administrator.goTo("/programme/checklist");
        administrator.press("Begin a draft");
        administrator.goTo("/programme/checklist/items/le-listening");
        administrator.text("How organisations answered it").click();
        Locator answers = administrator.page().locator("details:has-text('How organisations answered it') tbody tr");
        assertThat(answers).hasCount(7 + 4);
        for (int level = 0; level < 7 + 4; level++) {
            assertThat(answers.nth(level)).containsText(Pattern.compile(".+(quarter|half)"));
        }
        assertThat(answers.nth(6)).containsText("know yet");
        assertThat(answers.nth(7)).containsText("Within a day");
        administrator.look("figures-item-of-a-draft");
        administrator.goTo("/programme/checklist?ask=discard");
        administrator.press("Yes, give it up");
        assertThat(administrator.button("Begin a draft")).isVisible();
    }
}
