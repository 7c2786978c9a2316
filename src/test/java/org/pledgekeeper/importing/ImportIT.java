package org.pledgekeeper.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Files on their way into the log, with several at them. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class ImportIT {
    private static final String COUNTS =
            "Month,Workforce group,Practice level,People\nMarch 2026,Health,Skilled,%d\nApril 2026,Health,Skilled,7\n";
    private static final String PLAN =
            "Action,Owner,Due,Status\nAsk the panel,Head of Care,01/2099,Planned\nWrite the letter,Head of Care,12/2026,%s\n";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private ReadImport readImport;
    @Inject
    private Imports imports;
    @Inject
    private EnterImport enterImport;
    @Inject
    private UndoImport undoImport;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ImportIT.class, Books.class).addAsResource("importing/messy-training.csv");
    }

    @Test
    void whatAFileAddsUpToIsEnteredOnceAndUndoneWhole() throws Exception {
        UUID tenant = tenants.found("once", Sector.COUNCIL);
        UUID id = read("once", Destination.TRAINING, COUNTS.formatted(12));
        assertEquals(0L, entries(tenant), "nothing enters before it is confirmed");
        as("once", Role.CHAMPION, () -> enter(id));
        as("once", Role.CHAMPION, () -> enter(id));
        assertEquals(List.of("2026-03-31 12", "2026-04-30 7"), people(tenant));
        assertEquals(List.of("entered import training"),
                Superuser.<String>column("select action || ' ' || detail from journal where tenant_id = ? and subject = ?", tenant,
                        id.toString()));
        assertTrue(as("once", Role.CHAMPION, () -> imports.one(id)).isEmpty(), "once entered, nothing of the file is held");

        UUID again = read("once", Destination.TRAINING, COUNTS.formatted(12));
        assertEquals("0 2 0", fate("once", again));
        Refused nothing = assertThrows(Refused.class, () -> as("once", Role.CHAMPION, () -> enter(again)));
        assertEquals("All of this file is in already, so nothing was changed.", nothing.getMessage());
        assertEquals(2L, entries(tenant));

        UUID grown = read("once", Destination.TRAINING, COUNTS.formatted(15) + "May 2026,Health,Skilled,1\n");
        assertEquals("1 1 1", fate("once", grown));
        as("once", Role.CHAMPION, () -> enter(grown));
        assertEquals(List.of("2026-03-31 15", "2026-04-30 7", "2026-05-31 1"), people(tenant));

        as("once", Role.LEAD, () -> undoImport.undo(grown));
        as("once", Role.LEAD, () -> undoImport.undo(grown));
        assertEquals(List.of("2026-03-31 12", "2026-04-30 7"), people(tenant));
        as("once", Role.LEAD, () -> undoImport.undo(id));
        assertEquals(List.of(), people(tenant));
        assertEquals(3L, Superuser.<Long>one("select count(*) from log_entry where tenant_id = ? and removed_at is not null", tenant),
                "in the bin");
        assertEquals(3L, Superuser.<Long>one("select count(*) from log_entry_history where tenant_id = ? and step = 'REMOVED'", tenant));
        assertEquals(2, as("once", Role.LEAD, () -> imports.all()).stream().filter(one -> one.undoneAt() != null).count());
    }

    @Test
    void aFileOfOtherPeopleIsAddedWhenThatIsSaidAndWhatWasChangedByHandStays() throws Exception {
        UUID tenant = tenants.found("besides", Sector.COUNCIL);
        UUID first = read("besides", Destination.TRAINING, COUNTS.formatted(12));
        as("besides", Role.CHAMPION, () -> enter(first));
        UUID other = read("besides", Destination.TRAINING, COUNTS.formatted(12));
        as("besides", Role.CHAMPION, () -> done(() -> enterImport.enter(other, true)));
        assertEquals(4L, entries(tenant));
        Superuser.change("update log_entry set people = 99 where tenant_id = ? and people = 12", tenant);
        UUID later = read("besides", Destination.TRAINING, COUNTS.formatted(20));
        assertEquals("0 2 0", fate("besides", later), "one is changed by hand, one just so: both stay");
        assertEquals(0, (int) as("besides", Role.LEAD, () -> undoImport.undo(other)));
        assertEquals(2L, entries(tenant));
    }

    @Test
    void actionsArePlannedMovedAndTakenOutAgain() throws Exception {
        UUID tenant = tenants.found("planned", Sector.COUNCIL);
        UUID id = read("planned", Destination.ACTIONS, PLAN.formatted("In progress"));
        List<Means> means = as("planned", Role.CHAMPION, () -> imports.one(id)).orElseThrow().reading().mapping().columns();
        as("planned", Role.CHAMPION, () -> again(id, means, Map.of(Means.COMMITMENT, "lived-experience")));
        as("planned", Role.CHAMPION, () -> enter(id));
        assertEquals(List.of("Write the letter UNDER_WAY"), actions(tenant), "the year 2099 was left out");
        UUID later = read("planned", Destination.ACTIONS, PLAN.formatted("Done"));
        assertEquals("0 0 1", fate("planned", later), "the commitment chosen for the first file is remembered");
        as("planned", Role.CHAMPION, () -> enter(later));
        assertEquals(List.of("Write the letter DONE"), actions(tenant));
        assertEquals(0, (int) as("planned", Role.CHAMPION, () -> undoImport.undo(later)));
        assertEquals(List.of("Write the letter UNDER_WAY"), actions(tenant));
        assertEquals(1, (int) as("planned", Role.CHAMPION, () -> undoImport.undo(id)), "it has been changed since, so it stays");
        assertEquals(1, actions(tenant).size());
    }

    @Test
    void eachRoleAndAnotherOrganisation() throws Exception {
        tenants.found("roles", Sector.COUNCIL);
        tenants.found("roles-too", Sector.COUNCIL);
        UUID id = read("roles", Destination.TRAINING, COUNTS.formatted(12));
        for (Callable<?> work : List.<Callable<?>>of(() -> enter(id), () -> undoImport.undo(id), () -> again(id, List.of(), Map.of()),
                () -> done(() -> readImport.forget(id)), () -> imports.all(), () -> imports.one(id).orElseThrow(NotFound::new),
                () -> readImport.begin(UUID.randomUUID(), Destination.TRAINING, Books.text(COUNTS.formatted(1))))) {
            assertThrows(NotAllowed.class, () -> as("roles", Role.CONTRIBUTOR, work));
            assertThrows(NotAllowed.class, () -> as("roles", Role.VIEWER, work));
        }
        for (Callable<?> work : List.<Callable<?>>of(() -> enter(id), () -> again(id, List.of(), Map.of()),
                () -> done(() -> readImport.forget(id)),
                () -> imports.one(id).orElseThrow(NotFound::new))) {
            assertThrows(NotFound.class, () -> as("roles-too", Role.LEAD, work), "of another organisation");
            assertThrows(NotFound.class, () -> as("roles", Role.LEAD, work), "a colleague sent it");
        }
        as("roles", Role.CHAMPION, () -> enter(id));
        assertThrows(NotFound.class, () -> as("roles-too", Role.LEAD, () -> undoImport.undo(id)));
        assertTrue(as("roles-too", Role.LEAD, () -> imports.done(id)).isEmpty());
        assertTrue(as("roles", Role.LEAD, () -> imports.done(id)).isPresent());
    }

    @Test
    void aColumnOfNamesIsNotTakenForAGroup() throws Exception {
        tenants.found("names", Sector.COUNCIL);
        UUID id = read("names", Destination.TRAINING, "Name,Date,Service\nA,01/03/2026,Health\nB,01/03/2026,Health\n");
        Refused refused = assertThrows(Refused.class, () -> as("names", Role.CHAMPION,
                () -> again(id, List.of(Means.GROUP, Means.DAY, Means.LEFT_ALONE), Map.of())));
        assertTrue(refused.getMessage().startsWith("A column that names people"), refused.getMessage());
    }

    @Test
    void aLargeFileIsGivenUpWhileItIsReadAndUntilThenItIsTheOnlyOneOfItsOrganisation() throws Exception {
        UUID tenant = tenants.found("large", Sector.COUNCIL);
        tenants.found("large-too", Sector.COUNCIL);
        byte[] large = Books.text("Month,Workforce group,Practice level,People\n" + "March 2026,Health,Skilled,1\n".repeat(199_000));
        byte[] small = Books.text(COUNTS.formatted(12));
        UUID id = UUID.randomUUID();
        Reading reading = as("large", Role.CHAMPION, () -> readImport.begin(id, Destination.TRAINING, large));
        assertEquals("A file of your organisation is being read just now. Please try again in a minute.", assertThrows(Refused.class,
                () -> as("large", Role.LEAD, () -> readImport.begin(UUID.randomUUID(), Destination.TRAINING, small))).getMessage());
        assertThrows(IdTaken.class, () -> as("large-too", Role.CHAMPION, () -> readImport.begin(id, Destination.TRAINING, small)),
                "nobody puts a file in the place of another's");
        assertEquals(reading, as("large", Role.CHAMPION, () -> readImport.begin(id, Destination.TRAINING, large)), "sent twice, read once");
        as("large", Role.CHAMPION, () -> done(() -> readImport.forget(id)));
        while (reading.isUnderWay()) {
            reading.awaitAMoment();
        }
        assertTrue(reading.rows() < 199_000, "it stops where it was given up");
        assertTrue(as("large", Role.CHAMPION, () -> imports.one(id)).isEmpty());
        assertThrows(NotFound.class, () -> as("large", Role.CHAMPION, () -> enter(id)));
        assertEquals(0L, entries(tenant));
        UUID next = read("large", Destination.TRAINING, COUNTS.formatted(12));
        as("large", Role.CHAMPION, () -> enter(next));
        assertEquals(2L, entries(tenant));
    }

    @Test
    void twoThatEnterAtOnceEnterOnce() throws Exception {
        UUID tenant = tenants.found("at-once", Sector.COUNCIL);
        UUID one = read("at-once", Destination.TRAINING, COUNTS.formatted(12));
        UUID same = read("at-once", Destination.TRAINING, COUNTS.formatted(12));
        List<Future<Boolean>> all = new ArrayList<>();
        for (UUID id : List.of(one, same, one, same)) {
            all.add(requests.beginIn("at-once", Tenants.member(Role.CHAMPION, "at-once"), () -> enter(id)));
        }
        int refused = 0;
        for (Future<Boolean> each : all) {
            try {
                Requests.result(each);
            } catch (Refused inAlready) {
                refused++;
            }
        }
        assertEquals(2, refused, "of the two files one was in already, however often it is pressed");
        assertEquals(2L, entries(tenant));
        assertEquals(1L, Superuser.<Long>one("select count(*) from log_import where tenant_id = ?", tenant));
    }

    @Test
    void nothingIsLeftOfAFileWhoseConnectionIsLostFarIntoIt() throws Exception {
        UUID tenant = tenants.found("lost", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.CHAMPION, "lost"));
            byte[] form = Books.text("--b\r\nContent-Disposition: form-data; name=\"destination\"\r\n\r\ntraining\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=\"id\"\r\n\r\n" + id + "\r\n--b\r\nContent-Disposition: form-data; "
                    + "name=\"file\"; filename=\"a.csv\"\r\n\r\nMonth,Workforce group,Practice level,People\n"
                    + "March 2026,Health,Skilled,1\n".repeat(100_000) + "\r\n--b--\r\n");
            String head = "POST /api/v1/workspaces/lost/imports HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nAuthorization: "
                    + "Bearer " + token;
            Wire.breakOff(head, form, form.length * 6 / 10);
            String address = " /api/v1/workspaces/lost/imports/" + id + " HTTP/1.1\nAuthorization: Bearer " + token;
            assertEquals(404, Wire.send("GET" + address).status());
            assertEquals(0L, entries(tenant));
            Wire.Answer sent = Wire.send(head, form);
            assertEquals(200, sent.status(), sent.body());
            assertEquals(204, Wire.send("DELETE" + address).status(), "given up with its 100,000 rows, read or not");
            assertEquals(404, Wire.send("GET" + address).status());
            assertEquals(0L, entries(tenant));
        }
    }

    @Test
    void aFileTakesFewStatementsHoweverManyLinesItAddsUpTo() throws Exception {
        UUID tenant = tenants.found("ceiling", Sector.COUNCIL);
        UUID first = read("ceiling", Destination.TRAINING, groups(1));
        atMost(20, "entering", () -> enter(first));
        assertEquals(1_000L, entries(tenant));
        UUID grown = read("ceiling", Destination.TRAINING, groups(2));
        assertEquals("0 0 1000", fate("ceiling", grown));
        atMost(20, "changing", () -> enter(grown));
        assertEquals(1_000L, Superuser.<Long>one(
                "select count(*) from log_entry where tenant_id = ? and version = 2 and people > 1 and words like '% ' || people || '%'",
                tenant));
        atMost(20, "undoing what was changed", () -> undoImport.undo(grown) == 0);
        assertEquals(1_000L, Superuser.<Long>one("select count(*) from log_entry where tenant_id = ? and version = 3", tenant));
        assertEquals(2_000L, Superuser.<Long>one("select count(*) from log_entry_history where tenant_id = ?", tenant));
        atMost(20, "undoing all", () -> undoImport.undo(first) == 0);
        assertEquals(0L, entries(tenant));
        atMost(4, "reading", () -> readImport.begin(UUID.randomUUID(), Destination.TRAINING, Books.text(COUNTS.formatted(1))) != null);
    }

    private static String groups(int times) {
        StringBuilder file = new StringBuilder("Month,Workforce group,Practice level,People\n");
        for (int i = 0; i < 1_000; i++) {
            file.append(YearMonth.of(2018, 1).plusMonths(i % 100)).append(",Service ").append("ABCDEFGHIJ".charAt(i / 100))
                    .append(",Skilled,").append((i + 2) * times).append('\n');
        }
        return file.toString();
    }

    private void atMost(int most, String what, Callable<Boolean> work) throws Exception {
        int taken = as("ceiling", Role.CHAMPION, () -> {
            Statements.take();
            assertTrue(work.call());
            return Statements.take();
        });
        assertTrue(taken <= most, what + " takes " + taken + " statements; at most " + most);
    }

    /** The file goes the whole way, over HTTP, and then everything that is kept is looked through. */
    @Test
    void noNameInAFileIsKeptAnywhere() throws Exception {
        UUID tenant = tenants.found("unnamed", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.CHAMPION, "unnamed"));
            String file = new String(Books.resource("messy-training.csv"), java.nio.charset.StandardCharsets.UTF_8)
                    + ";;;;;;;;\n".repeat(60_000);
            String form =
                    "--b\r\nContent-Disposition: form-data; name=\"destination\"\r\n\r\ntraining\r\n--b\r\nContent-Disposition: "
                            + "form-data; name=\"id\"\r\n\r\n"
                            + id
                            + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Iona Nameless.csv\"\r\n\r\n" + file
                            + "\r\n--b--\r\n";
            Wire.Answer sent = Wire.send(
                    "POST /api/v1/workspaces/unnamed/imports HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nAuthorization: "
                            + "Bearer "
                            + token,
                    form.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertEquals(200, sent.status(), sent.body());
            for (int look = 0; look < 500 && sent.body().contains("READING"); look++) {
                sent = Wire.send("GET /api/v1/workspaces/unnamed/imports/" + id + " HTTP/1.1\nAuthorization: Bearer " + token);
            }
            Wire.Answer entered = Wire.send("POST /api/v1/workspaces/unnamed/imports/" + id
                    + "/enter HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer "
                    + token, Books.text("{\"besides\":false}"));
            assertEquals(200, entered.status(), entered.body());
            assertEquals(4L, entries(tenant));
            List<String> names =
                    List.of("Nameless", "nameless", "Unsaid", "E1001", "Càil", "domhnall", "Campbell", "Secret", "example.test");
            for (String name : names) {
                assertFalse((sent.body() + entered.body()).contains(name), name);
            }
            lookThroughTheDatabase(names);
            lookThroughTheFiles(names);
        }
    }

    private static void lookThroughTheDatabase(List<String> names) throws Exception {
        List<String> tables = Superuser
                .column("select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'");
        try (Connection connection = Superuser.connect(); Statement statement = connection.createStatement()) {
            for (String table : tables) {
                for (String name : names) {
                    try (ResultSet found =
                            statement.executeQuery("select count(*) from " + table + " t where t::text like '%" + name + "%'")) {
                        found.next();
                        assertEquals(0, found.getInt(1), table + " holds " + name);
                    }
                }
            }
        }
    }

    /** Logs and temporary files of the server this test runs in. */
    private static void lookThroughTheFiles(List<String> names) throws Exception {
        for (String folder : List.of(System.getProperty("java.io.tmpdir"),
                System.getProperty("com.sun.aas.instanceRoot", System.getProperty("java.io.tmpdir")))) {
            try (Stream<Path> files = Files.walk(Path.of(folder), 6)) {
                for (Path file : files.filter(one -> one.toString().matches(".*(?:upload_|\\.tmp$|\\.log$|/server\\.log).*"))
                        .filter(Files::isRegularFile).toList()) {
                    if (Files.size(file) < 50_000_000) {
                        String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
                        names.stream().filter(name -> name.equals("Nameless") || name.equals("E1001"))
                                .forEach(name -> assertFalse(text.contains(name), file + " holds " + name));
                    }
                }
            } catch (java.io.UncheckedIOException gone) {
                // Someone else's file was removed meanwhile.
            }
        }
    }

    private UUID read(String slug, Destination destination, String csv) throws Exception {
        UUID id = UUID.randomUUID();
        Reading reading = as(slug, Role.CHAMPION, () -> readImport.begin(id, destination, Books.text(csv)));
        while (reading.isUnderWay()) {
            reading.awaitAMoment();
        }
        return id;
    }

    private boolean again(UUID id, List<Means> means, Map<Means, String> always) {
        Reading reading = readImport.again(id, new Mapping(Destination.TRAINING, 0, 1, means, always, "", false));
        while (reading.isUnderWay()) {
            reading.awaitAMoment();
        }
        return true;
    }

    private boolean enter(UUID id) {
        enterImport.enter(id, false);
        return true;
    }

    /** @return how many are new, how many stay, how many would change */
    private String fate(String slug, UUID id) throws Exception {
        Imports.Preview preview = as(slug, Role.CHAMPION, () -> imports.one(id)).orElseThrow();
        return preview.added() + " " + (preview.same() + preview.byHand()) + " " + preview.changed();
    }

    private static long entries(UUID tenant) {
        return Superuser.<Long>one("select count(*) from log_entry where tenant_id = ? and removed_at is null", tenant);
    }

    private static List<String> people(UUID tenant) {
        return Superuser.column("select happened_on || ' ' || people from log_entry where tenant_id = ? and removed_at is null order by 1",
                tenant);
    }

    private static List<String> actions(UUID tenant) {
        return Superuser.column("select title || ' ' || state from action where tenant_id = ? order by 1", tenant);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }
}
