package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;

/** One indicator of the checklist, as its page shows it. */
final class Question {
    private final Locator section;

    Question(Person person, String indicator) {
        section = person.page().locator("section[data-indicator='" + indicator + "']");
    }

    void choose(String level) {
        section.locator(".scale").getByText(level, new Locator.GetByTextOptions().setExact(true)).click();
    }

    void isAnswered(String level) {
        assertThat(section.getByLabel(level, new Locator.GetByLabelOptions().setExact(true))).isChecked();
    }

    void open() {
        if (section.locator("details.notes").getAttribute("open") == null) {
            section.locator("details.notes > summary").click();
        }
    }

    Locator note() {
        return section.getByLabel("Note", new Locator.GetByLabelOptions().setExact(true));
    }

    Locator whatChanged() {
        return section.getByLabel("What changed?");
    }

    /** Writes and leaves the field, which is when it is saved. */
    void write(Locator field, String words) {
        open();
        field.fill(words);
        field.blur();
    }

    Locator section() {
        return section;
    }

    Locator state() {
        return section.locator("fieldset .save-state");
    }

    void isSaved() {
        assertThat(state()).hasAttribute("data-state", "saved");
        assertThat(state()).hasText(Pattern.compile("Saved at \\d\\d:\\d\\d|Saved by .+ on .+"));
    }

    void says(String words) {
        assertThat(section).containsText(words);
    }

    /** The box with both answers, when someone else has answered meanwhile. */
    Locator choice() {
        return section.getByRole(com.microsoft.playwright.options.AriaRole.GROUP,
                new Locator.GetByRoleOptions().setName("Two answers to choose from"));
    }
}
