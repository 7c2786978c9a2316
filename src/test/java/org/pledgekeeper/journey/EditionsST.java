package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two administrators, and the next edition of the checklist. It holds from a later year, so that no other journey meets it. */
@ExtendWith(LocalService.class)
class EditionsST {
    private static final String TEXT = "The item, in one sentence";
    private static final String WORDS = "Leaders hear directly from people affected by trauma, and say what they did about it.";

    @Test
    void oneDraftsAnEditionAndAnotherPublishesIt(People people) {
        Person ailsa = people.signedIn("ailsa@programme.example", "/programme/checklist");
        ailsa.press("Begin a draft");
        assertThat(ailsa.text("The draft is begun.")).isVisible();
        assertThat(ailsa.text("Nothing is missing. It can be proposed.")).isVisible();
        ailsa.look("edition-draft");

        ailsa.follow("Leaders hear directly, and regularly, from people affected by trauma.");
        ailsa.field(TEXT).fill(WORDS);
        ailsa.press("Save");
        assertThat(ailsa.text("Still to mend here")).isVisible();
        assertThat(ailsa.field(TEXT)).hasValue(WORDS);
        ailsa.field("Reworded").check();
        ailsa.field("Budget").check();
        ailsa.press("Save");
        assertThat(ailsa.text("Still to mend here")).hasCount(0);
        ailsa.look("edition-item");
        ailsa.press("Move down");
        assertThat(ailsa.page().locator(".caption")).containsText("item 2 of 7");

        anItemComesAndGoes(ailsa);
        twoEditors(people, ailsa);

        ailsa.goTo("/programme/checklist/preview/lived-experience");
        assertThat(ailsa.text("Nothing can be saved here.")).isVisible();
        ailsa.look("edition-preview");
        ailsa.goTo("/programme/checklist/yaml");
        ailsa.field("Its text").fill("edition: \"2027.1\"\ntitel: x");
        ailsa.press("Read it");
        assertThat(ailsa.page().locator("#yaml-error")).containsText("In line 2");
        assertThat(ailsa.field("Its text")).hasValue("edition: \"2027.1\"\ntitel: x");
        ailsa.look("edition-yaml");

        ailsa.goTo("/programme/checklist");
        ailsa.press("Propose this edition");
        assertThat(ailsa.heading("It waits to be approved")).isVisible();
        ailsa.look("edition-proposed");
        ailsa.follow("Read what changes");
        assertThat(ailsa.text("A colleague who did neither approves it.")).isVisible();
        assertThat(ailsa.link("Approve and publish")).hasCount(0);

        Person priya = people.signedIn("priya@programme.example", "/programme/checklist/changes");
        assertThat(priya.page().locator("#changed-le-listening")).containsText("say what they did");
        assertThat(priya.page().locator("#changed-about")).containsText("1 January 2027");
        priya.look("edition-changes");
        priya.follow("Approve and publish");
        priya.look("edition-approve");
        priya.press("Yes, publish it");
        assertThat(priya.text("Published. Reviews that are opened from its day on ask this edition")).isVisible();
        assertThat(priya.page().locator("#coming")).containsText("Edition 2027.1 is published and holds from");
        priya.look("edition-published");
        assertEquals(404, ailsa.goTo("/programme/checklist/changes"));
    }

    private static void anItemComesAndGoes(Person ailsa) {
        ailsa.goTo("/programme/checklist/commitments/lived-experience");
        ailsa.look("edition-commitment");
        ailsa.field(TEXT).fill("Leaders ask the night shift too.");
        ailsa.field("Short name").fill("Le Night");
        ailsa.press("Add it");
        assertThat(ailsa.page().locator("#newId-error")).containsText("small letters");
        assertThat(ailsa.field(TEXT)).hasValue("Leaders ask the night shift too.");
        ailsa.field("Short name").fill("le-night-shift");
        ailsa.press("Add it");
        assertThat(ailsa.text("Added.")).isVisible();
        ailsa.goTo("/programme/checklist");
        assertThat(ailsa.heading("What is still missing")).isVisible();
        ailsa.look("edition-missing");
        ailsa.follow("Please write the help for le-night-shift.");
        assertThat(ailsa.heading("Leaders ask the night shift too.")).isVisible();
        ailsa.press("Take this item out");
        assertThat(ailsa.text("The item is taken out.")).isVisible();
        ailsa.look("edition-item-out");
        ailsa.goTo("/programme/checklist?ask=discard");
        assertThat(ailsa.button("Yes, give it up")).isVisible();
        ailsa.look("edition-give-up");
        ailsa.goTo("/programme/checklist/retired");
        assertThat(ailsa.text("No item goes so far.")).isVisible();
        ailsa.look("edition-retired");
    }

    private static void twoEditors(People people, Person ailsa) {
        Person callum = people.signedIn("callum@programme.example", "/programme/checklist/items/le-support");
        ailsa.goTo("/programme/checklist/items/le-support");
        String theirs = "They know what to expect, and whom to ask. They are not left out of pocket.";
        callum.field("Help: what it means, in plain words").fill(theirs);
        callum.press("Save");
        assertThat(callum.text("Saved.")).isVisible();
        ailsa.field("Help: what it means, in plain words").fill("They are paid, and told what to expect beforehand.");
        ailsa.press("Save");
        assertThat(ailsa.heading("A colleague changed this a moment ago")).isVisible();
        assertThat(ailsa.page().locator("#error-summary")).containsText(theirs);
        assertThat(ailsa.field("Help: what it means, in plain words")).hasValue("They are paid, and told what to expect beforehand.");
        ailsa.look("edition-two-editors");
        ailsa.press("Save");
        assertThat(ailsa.text("Saved.")).isVisible();
    }
}
