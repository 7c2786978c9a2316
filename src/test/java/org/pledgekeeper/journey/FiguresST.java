package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Two of the programme's staff sign a release off; then everyone sees it, and a lead sees organisations like theirs. */
@ExtendWith(LocalService.class)
class FiguresST {
    private static final String API = "/api/v1/progress";

    @Test
    void aReleaseIsPublicOnceTwoHaveSignedIt(People people, Local local) {
        Person visitor = people.visitor();
        assertEquals(200, visitor.goTo("/progress"));
        assertThat(visitor.text("No figures yet")).isVisible();
        visitor.look("figures-none");
        assertEquals(404, new Api(local).get(API, null).status());

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
        visitor.look("figures-public");
        visitor.page().setViewportSize(390, 844);
        visitor.look("figures-public-phone");
        JsonNode progress = new Api(local).get(API, null).json();
        assertEquals(1, progress.path("release").asInt());
        for (JsonNode table : progress.path("tables")) {
            for (JsonNode figure : table.path("figures")) {
                assertEquals(0, figure.path("reviews").asInt() % 10, figure.toString());
            }
        }
        String csv = new Api(local).get("/progress/figures.csv", null).response().body();
        assertTrue(csv.contains("All organisations") && csv.contains("open-government-licence"), csv);

        Person lead = people.signedIn("morven@glenmorran.example", "/w/glenmorran-council");
        lead.goTo("/w/glenmorran-council/like-ours");
        assertThat(lead.heading("Organisations like ours")).isVisible();
        lead.look("figures-like-ours");
    }
}
