package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Signing up, step by step, as the pages ask. */
final class SignUp {
    private final Person person;

    SignUp(Person person) {
        this.person = person;
    }

    /** From the start to the page that shows all answers. */
    void fillEveryStep(Applicant applicant) {
        person.goTo("/sign-up");
        person.follow("Begin");
        everyStep(applicant);
    }

    /** The same over a draft that was begun before. */
    void fillEveryStepFrom(String address, Applicant applicant) {
        person.goTo(address);
        everyStep(applicant);
    }

    private void everyStep(Applicant applicant) {
        organisation(applicant);
        lead(applicant);
        statement(applicant.statement());
        logo(applicant);
        authorisation(applicant);
        assertThat(person.heading("Check your answers")).isVisible();
    }

    void organisation(Applicant a) {
        assertThat(person.heading("Your organisation")).isVisible();
        person.field("Name of the organisation").fill(a.name());
        person.field("Sector").selectOption(a.sector());
        person.field("Council area").selectOption(a.area());
        person.field("How many people work for you").selectOption(a.size());
        person.field("Website (optional)").fill(a.website());
        goOn();
    }

    void lead(Applicant a) {
        assertThat(person.heading("The lead")).isVisible();
        person.field("Name").fill(a.leadName());
        person.field("Work email").fill(a.leadEmail());
        person.field("Role").fill(a.leadRole());
        goOn();
    }

    void statement(String words) {
        assertThat(person.heading("Your public statement")).isVisible();
        person.field("Statement").fill(words);
        goOn();
    }

    void logo(Applicant a) {
        assertThat(person.heading("Your logo")).isVisible();
        person.page().locator("input[type=file]").setInputFiles(a.logo());
        person.field("Describe the logo").fill(a.logoAlt());
        goOn();
    }

    void authorisation(Applicant a) {
        assertThat(person.heading("The senior leader’s authorisation")).isVisible();
        person.field("Senior leader’s name").fill(a.seniorName());
        person.field("Their role").fill(a.seniorRole());
        person.field("Date they authorised it").fill(a.seniorDate());
        person.page().getByLabel("I confirm that this senior leader").check();
        goOn();
    }

    void goOn() {
        person.press("Save and go on");
    }

    /** @return the reference */
    String send() {
        person.press("Send to the programme");
        return reference();
    }

    String reference() {
        assertThat(person.heading("Thank you. We have your pledge.")).isVisible();
        return person.page().locator("#reference").innerText();
    }
}
