package org.pledgekeeper.signup;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Application.State;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;

class ApplicationTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String EMAIL = "Enter a work email address in the form name@example.org. We send the link to sign in there.";
    private static final String WEBSITE = "Enter a web address, for example www.example.org, or leave it empty.";

    private final Application application = new Application(Link.fresh());

    // The life of an application ------------------------------------------------------------

    @Test
    void beginsAsADraftThatSaysWhatIsMissing() {
        assertEquals(State.DRAFT, application.getState());
        assertTrue(application.isEditable());
        assertEquals(List.of("name", "sector", "area", "size"), fields(Step.ORGANISATION));
        assertEquals(List.of("leadName", "leadEmail", "leadRole"), fields(Step.LEAD));
        assertEquals(List.of("statement"), fields(Step.STATEMENT));
        assertEquals(List.of("logo", "logoAlt"), fields(Step.LOGO));
        assertEquals(List.of("seniorName", "seniorRole", "seniorDate", "seniorConfirms"), fields(Step.AUTHORISATION));
    }

    @Test
    void eachProblemLeadsToTheStepThatAsks() {
        application.describeOrganisation("", "", "", "", "no address");
        application.chooseAddress("No!");
        for (Step step : Step.values()) {
            application.problems(step).keySet().forEach(field -> assertEquals(step, Step.asking(field).orElseThrow(), field));
        }
        assertEquals(6, application.problems(Step.ORGANISATION).size());
        assertTrue(Step.asking("changed").isEmpty());
    }

    @Test
    void isNotSentWhileAnythingIsMissing() {
        Refused refused = assertThrows(Refused.class, () -> application.submit("PK-1", NOW));
        assertEquals(Stream.of(Step.values()).flatMap(step -> fields(step).stream()).toList(), List.copyOf(refused.problems().keySet()));
        assertEquals(State.DRAFT, application.getState());
        assertNull(application.getReference());
    }

    @Test
    void isSentComplete() {
        complete(application);
        for (Step step : Step.values()) {
            assertEquals(Map.of(), application.problems(step), step.name());
        }
        application.submit("PK-1", NOW);
        assertAll(() -> assertEquals(State.SUBMITTED, application.getState()), () -> assertEquals("PK-1", application.getReference()),
                () -> assertEquals(NOW, application.getSubmittedAt()), () -> assertFalse(application.isEditable()));
    }

    static Stream<Consumer<Application>> changes() {
        return Stream.of(a -> a.describeOrganisation("Other", "COUNCIL", "fife", "UNDER_50", null),
                a -> a.nameLead("Other", "o@example.org", "Other"),
                a -> a.write("Other."), a -> a.describeLogo("Other"), a -> a.showLogo(logo()),
                a -> a.authorise("Other", "Other", LocalDate.now(), true), a -> a.submit("PK-2", NOW));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isNotChangedWhileItWaitsOrOnceApproved(Consumer<Application> change) {
        complete(application);
        application.submit("PK-1", NOW);
        assertNotEditable(change);
        application.approve(UUID.randomUUID(), "Staff");
        assertNotEditable(change);
        assertEquals("PK-1", application.getReference());
    }

    private void assertNotEditable(Consumer<Application> change) {
        assertEquals(Map.of("application", "This application has been sent and is with the programme, so it cannot be changed just now."),
                assertThrows(Refused.class, () -> change.accept(application)).problems());
    }

    @Test
    void isReturnedWithAReasonAndANewLinkThenSentAgainUnderItsReference() {
        complete(application);
        application.submit("PK-1", NOW);
        application.giveBack("  Please name your council area. ", Link.fresh(), "Staff");
        assertAll(() -> assertEquals(State.RETURNED, application.getState()), () -> assertTrue(application.isEditable()),
                () -> assertEquals("Please name your council area.", application.getReturnReason()),
                () -> assertFalse(application.isLinkExpired()));
        application.write("We listen, and say what we heard.");
        application.submit("PK-2", NOW.plusSeconds(60));
        assertAll(() -> assertEquals(State.SUBMITTED, application.getState()), () -> assertEquals("PK-1", application.getReference()),
                () -> assertEquals("We listen, and say what we heard.", application.getStatement()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n "})
    void isNotReturnedWithoutAReason(String reason) {
        complete(application);
        application.submit("PK-1", NOW);
        assertEquals(Map.of("reason", "Please say what needs to change, so that the lead can mend it. They will read your words."),
                assertThrows(Refused.class, () -> application.giveBack(reason, Link.fresh(), "Staff")).problems());
        assertEquals(State.SUBMITTED, application.getState());
    }

    @Test
    void isDecidedOnlyWhileItWaits() {
        assertNotWaiting();
        complete(application);
        assertNotWaiting();
        application.submit("PK-1", NOW);
        application.giveBack("A reason.", Link.fresh(), "Staff");
        assertNotWaiting();
        application.submit("PK-1", NOW);
        application.approve(UUID.randomUUID(), "Staff");
        assertNull(application.getReturnReason());
        assertNotWaiting();
        assertEquals(State.APPROVED, application.getState());
    }

    private void assertNotWaiting() {
        String message = "This application is not waiting for review any more: someone has decided on it already.";
        assertEquals(message, assertThrows(Refused.class, () -> application.approve(UUID.randomUUID(), "Staff")).getMessage());
        assertEquals(message, assertThrows(Refused.class, () -> application.giveBack("A reason.", Link.fresh(), "Staff")).getMessage());
    }

    @Test
    void opensWithItsLatestLinkOnly() {
        application.open(new Link("secret", Instant.now().minusSeconds(1)));
        assertTrue(application.isLinkExpired());
        application.open(new Link("secret", Instant.now().plusSeconds(60)));
        assertFalse(application.isLinkExpired());
    }

    @Test
    void makesAReferenceThatCanBeReadOut() {
        assertTrue(Application.reference(UUID.randomUUID()).matches("PK-20\\d\\d-[0-9A-F]{8}"));
        UUID id = UUID.randomUUID();
        assertEquals(Application.reference(id), Application.reference(id));
        assertNotEquals(Application.reference(id), Application.reference(UUID.randomUUID()));
    }

    // What each step needs ------------------------------------------------------------------

    static Stream<Arguments> organisationProblems() {
        return Stream.of(
                Arguments.of(organisation(null, "COUNCIL", "fife", "UNDER_50", null), "name", "Enter the name of your organisation."),
                Arguments.of(organisation("   ", "COUNCIL", "fife", "UNDER_50", null), "name", "Enter the name of your organisation."),
                Arguments.of(organisation("x".repeat(161), "COUNCIL", "fife", "UNDER_50", null), "name",
                        "This is 161 characters long. Please keep it to 160."),
                Arguments.of(organisation("Glen", null, "fife", "UNDER_50", null), "sector", "Choose the sector that fits best."),
                Arguments.of(organisation("Glen", "Council", "fife", "UNDER_50", null), "sector", "Choose the sector that fits best."),
                Arguments.of(organisation("Glen", "COUNCIL", null, "UNDER_50", null), "area",
                        "Choose the council area you work in, or Scotland-wide."),
                Arguments.of(organisation("Glen", "COUNCIL", "london", "UNDER_50", null), "area",
                        "Choose the council area you work in, or Scotland-wide."),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", null, null), "size", "Choose how many people work for you, roughly."),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "12", null), "size", "Choose how many people work for you, roughly."),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "UNDER_50", "see our page"), "website", WEBSITE),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "UNDER_50", "javascript:alert(1)"), "website", WEBSITE),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "UNDER_50", "https://glen"), "website", WEBSITE),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "UNDER_50", "https://glen .example"), "website", WEBSITE),
                Arguments.of(organisation("Glen", "COUNCIL", "fife", "UNDER_50", "https://glen.example/" + "x".repeat(300)), "website",
                        "This address is 321 characters long. Please find one of at most 300."));
    }

    @ParameterizedTest
    @MethodSource("organisationProblems")
    void saysWhatIsWrongWithTheOrganisation(Consumer<Application> typed, String field, String message) {
        typed.accept(application);
        assertEquals(Map.of(field, message), application.problems(Step.ORGANISATION));
    }

    @Test
    void keepsAWebAddressAsItCanBeFollowedAndWhatIsNoneAsItWasTyped() {
        organisation("Glen", "COUNCIL", "fife", "UNDER_50", " www.Glen.example/a|b ").accept(application);
        assertEquals("https://www.glen.example/a%7Cb", application.getWebsite());
        organisation("Glen", "COUNCIL", "fife", "UNDER_50", "see our page").accept(application);
        assertEquals("see our page", application.getWebsite());
    }

    @Test
    void mayAskForAnAddressAndElseHasOneMadeFromItsName() {
        organisation("Łódź Trust", "COUNCIL", "fife", "UNDER_50", null).accept(application);
        assertEquals("lodz-trust", application.getAddress());
        application.chooseAddress(" Lodz ");
        assertEquals("lodz", application.getAddress());
        assertEquals(Map.of(), application.problems(Step.ORGANISATION));
        application.chooseAddress("lodz/../admin");
        assertEquals(Map.of("slug", "Use small letters, digits and single hyphens, at most 60, for example glen-council."),
                application.problems(Step.ORGANISATION));
        application.chooseAddress("admin");
        assertEquals(Map.of("slug", "The address \"admin\" is kept for the service itself. Please choose another."),
                application.problems(Step.ORGANISATION));
        application.chooseAddress(" ");
        assertNull(application.getSlug());
    }

    @Test
    void takesEverySectorAreaAndSize() {
        for (Sector sector : Sector.values()) {
            for (Size size : Size.values()) {
                organisation("x".repeat(160), sector.name(), "fife", size.name(), "http://glen.example").accept(application);
                assertEquals(Map.of(), application.problems(Step.ORGANISATION));
            }
        }
        assertEquals(33, Area.all().size());
        for (Area area : Area.all()) {
            organisation(" Glen ", "PRIVATE", area.id(), "UNDER_10", "  ").accept(application);
            assertEquals(Map.of(), application.problems(Step.ORGANISATION), area.title());
        }
        assertEquals("Glen", application.getName());
        assertNull(application.getWebsite());
    }

    @ParameterizedTest
    @ValueSource(strings = {"morag", "morag@", "@example.org", "morag@example", "a b@example.org", "a@b@example.org",
            "a@example.org, b@example.org",
            "Morag <morag@example.org>", "a@example.org\nBcc: x@example.org", "a@.", "a;b@example.org"})
    void refusesWhatIsNoSingleEmailAddress(String email) {
        application.nameLead("Morag", email, "Lead");
        assertEquals(Map.of("leadEmail", EMAIL), application.problems(Step.LEAD));
    }

    @ParameterizedTest
    @CsvSource({"Morag.Sim@Example.ORG,morag.sim@example.org", "' a@b.scot ',a@b.scot",
            "o'neil+pledge@sub.example.org,o'neil+pledge@sub.example.org"})
    void takesEmailAddressesInSmallLetters(String typed, String kept) {
        application.nameLead("Morag", typed, "Lead");
        assertEquals(Map.of(), application.problems(Step.LEAD));
        assertEquals(kept, application.getLeadEmail());
    }

    @Test
    void saysWhatIsWrongWithTheLead() {
        application.nameLead(" ", "x".repeat(189) + "@example.org", "x".repeat(121));
        assertEquals(
                Map.of("leadName", "Enter the lead’s name.", "leadEmail", EMAIL, "leadRole",
                        "This is 121 characters long. Please keep it to 120."),
                application.problems(Step.LEAD));
        application.nameLead("x".repeat(121), "a@example.org", null);
        assertEquals(Map.of("leadName", "This is 121 characters long. Please keep it to 120.",
                "leadRole", "Enter the lead’s role, for example Practice Lead."), application.problems(Step.LEAD));
    }

    static Stream<Arguments> statementProblems() {
        return Stream.of(
                Arguments.of(null, "Write what your organisation does, or will do, to keep the pledge."),
                Arguments.of(" \n ", "Write what your organisation does, or will do, to keep the pledge."),
                Arguments.of("— – …", "Write what your organisation does, or will do, to keep the pledge."),
                Arguments.of(words(151),
                        "Your statement has 151 words. Please shorten it by 1 word; the pledge allows 150. Your text is kept as you "
                                + "wrote it."),
                Arguments.of(words(163),
                        "Your statement has 163 words. Please shorten it by 13 words; the pledge allows 150. Your text is kept as you "
                                + "wrote it."),
                Arguments.of("x".repeat(3001),
                        "Your statement is very long for its number of words. Please keep it under 3,000 characters."));
    }

    @ParameterizedTest
    @MethodSource("statementProblems")
    void saysWhatIsWrongWithTheStatementAndKeepsIt(String statement, String message) {
        application.write(statement);
        assertEquals(Map.of("statement", message), application.problems(Step.STATEMENT));
        assertEquals(statement == null ? null : statement.strip(), application.getStatement());
    }

    static Stream<String> goodStatements() {
        return Stream.of("Listen.", words(150), "Waits of <5 days, and > 10 people a week.", "x".repeat(3000),
                "  We listen.\n\nThen we act.  ", "We <b>listen</b>.",
                "Hello <script>alert(1)</script>", "<!-- hidden --> words", "Write to Jane <jane@example.org>; we answer.",
                "We aim for waits <four weeks, with >90% seen in time.", "{{7*7}} ${x} #{y} &amp; \\n");
    }

    @ParameterizedTest
    @MethodSource("goodStatements")
    void takesPlainWords(String statement) {
        application.write(statement);
        assertEquals(Map.of(), application.problems(Step.STATEMENT));
    }

    @Test
    void saysWhatIsWrongWithTheLogo() {
        application.describeLogo("x".repeat(201));
        assertEquals(Map.of("logo", "Choose your logo: a PNG, JPEG, WebP or SVG file of at most 2 MB.",
                "logoAlt", "This is 201 characters long. Please keep it to 200."), application.problems(Step.LOGO));
        application.showLogo(logo());
        application.describeLogo("  ");
        assertEquals(Map.of("logoAlt", "Describe the logo in a few words, for people who cannot see it."), application.problems(Step.LOGO));
    }

    @Test
    void saysWhatIsWrongWithTheAuthorisation() {
        application.authorise(null, "x".repeat(121), null, false);
        assertEquals(Map.of("seniorName", "Enter the name of the senior leader who authorises the pledge.",
                "seniorRole", "This is 121 characters long. Please keep it to 120.",
                "seniorDate", "Enter the date they authorised it, for example 14 3 2026.",
                "seniorConfirms", "Tick the box to confirm that the senior leader authorises the pledge and the use of the logo."),
                application.problems(Step.AUTHORISATION));
        application.authorise("Ann", null, LocalDate.now().plusDays(2), true);
        assertEquals(Map.of("seniorRole", "Enter their role, for example Chief Executive.",
                "seniorDate", "This date is in the future. Enter the date on which they authorised the pledge."),
                application.problems(Step.AUTHORISATION));
        application.authorise("Ann", "Chief", LocalDate.now().minusYears(10).minusDays(1), true);
        assertEquals(Map.of("seniorDate", "This date is more than ten years ago. Please check the year."),
                application.problems(Step.AUTHORISATION));
        for (LocalDate date : List.of(LocalDate.now(), LocalDate.now().minusYears(10))) {
            application.authorise("Ann", "Chief", date, true);
            assertEquals(Map.of(), application.problems(Step.AUTHORISATION));
        }
    }

    // ---------------------------------------------------------------------------------------

    static void complete(Application application) {
        application.describeOrganisation("Glen Council", "COUNCIL", "fife", "UNDER_50", "https://glen.example");
        application.nameLead("Morag Sim", "morag@glen.example", "Practice Lead");
        application.write("We listen first.");
        application.showLogo(logo());
        application.describeLogo("Glen Council: a glen");
        application.authorise("Ann Chief", "Chief Executive", LocalDate.now(), true);
    }

    private static LogoImage logo() {
        return new LogoImage(new byte[] {1}, 1, 1, "digest");
    }

    private static Consumer<Application> organisation(String name, String sector, String area, String size, String website) {
        return application -> application.describeOrganisation(name, sector, area, size, website);
    }

    private static String words(int count) {
        String[] words = new String[count];
        Arrays.fill(words, "word");
        return String.join(" ", words);
    }

    private List<String> fields(Step step) {
        return List.copyOf(application.problems(step).keySet());
    }
}
