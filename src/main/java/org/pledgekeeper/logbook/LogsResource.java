package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.logbook.LogsShown.Beside;
import org.pledgekeeper.logbook.LogsShown.EntryBody;
import org.pledgekeeper.logbook.LogsShown.EntryShown;
import org.pledgekeeper.logbook.LogsShown.FieldShown;
import org.pledgekeeper.logbook.LogsShown.LineShown;
import org.pledgekeeper.logbook.LogsShown.LogShown;
import org.pledgekeeper.logbook.LogsShown.Seen;
import org.pledgekeeper.logbook.LogsShown.StepShown;
import org.pledgekeeper.logbook.LogsShown.TimelineShown;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TableFile;
import org.pledgekeeper.web.TokenNeeded;

/** All logs in one shape: {@code logs} says what each asks, and an entry gives it under those names. */
@ApplicationScoped
@Path("workspaces/{slug}")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class LogsResource {
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Timeline timeline;
    @Inject
    private Entries entries;
    @Inject
    private TakeAway takeAway;
    @Inject
    private AddEntry addEntry;
    @Inject
    private ChangeEntry changeEntry;
    @Inject
    private RemoveEntry removeEntry;
    @Inject
    private RestoreEntry restoreEntry;
    @Inject
    private UndoEntry undoEntry;
    @Inject
    private UseEntryAsEvidence useEntry;
    @Inject
    private SealingKeys sealingKeys;

    @GET
    @Path("logs")
    @Operation(summary = "The logs, and what each asks")
    public List<LogShown> logs(@PathParam("slug") String slug) {
        tenant.enterAtOnce(slug);
        return Arrays.stream(Log.values()).map(log -> new LogShown(log.getKey(), log.getTitle(), log.commitment(), log.fields().stream()
                .map(field -> new FieldShown(field.name(), field.label(), field.kind().name(), field.choices().isEmpty() ? null
                        : field.getOptions()))
                .toList())).toList();
    }

    @GET
    @Path("timeline")
    @Operation(summary = "Actions and entries of all logs, newest first, 40 at a time",
            description = "words are found without regard to accents, and with a slip of typing. log is the key of a log, or \"actions\".")
    public TimelineShown timeline(@QueryParam("log") String log,
            @QueryParam("commitment") String commitment, @QueryParam("indicator") String indicator,
            @QueryParam("state") String state, @QueryParam("year") String year, @QueryParam("words") String words,
            @QueryParam("after") String after) {
        Timeline.Page page = timeline.page(new Timeline.Filter(log, commitment, indicator, state, year, words), after);
        return new TimelineShown(page.lines().stream().map(line -> new LineShown(line.id(), line.joint() ? "joint"
                : line.log() == null ? null : line.log().getKey(), line.day(), line.words(), line.state(),
                line.commitment(), line.indicator(), line.writtenBy())).toList(), page.next());
    }

    @GET
    @Path("timeline/file")
    @Produces({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.oasis.opendocument.spreadsheet",
            "text/csv", MediaType.APPLICATION_JSON, ApiProblems.TYPE})
    @Operation(summary = "The timeline, or one log with all its entries say, as a file",
            description = "format is xlsx, ods, csv or json. What is filtered is what is in it.")
    public Response file(@QueryParam("format") String format, @QueryParam("log") String log,
            @QueryParam("commitment") String commitment,
            @QueryParam("indicator") String indicator, @QueryParam("state") String state, @QueryParam("year") String year,
            @QueryParam("words") String words) {
        TableFile.Format asked = TableFile.Format.of(format).orElseThrow(() -> new Refused("format", "Choose xlsx, ods, csv or json."));
        byte[] bytes = takeAway.write(new Timeline.Filter(log, commitment, indicator, state, year, words), asked);
        return Response.ok((jakarta.ws.rs.core.StreamingOutput) out -> out.write(bytes), asked.getType())
                .header("Content-Disposition", "attachment; filename=\"log." + asked.getKey() + "\"").build();
    }

    @GET
    @Path("logs/{log}/picture")
    @Operation(summary = "What a log adds up to",
            description = "The figures of its picture. Groups under ten people are merged, or left out, for those who may not see them.")
    @APIResponse(responseCode = "404", description = "There is no such log")
    public Object picture(@PathParam("log") String key) {
        return entries.picture(Log.of(key).orElseThrow(NotFound::new)).picture();
    }

    @POST
    @Path("logs/{log}/entries")
    @Operation(summary = "Add an entry to a log", description = "Sending the same id again changes nothing.")
    @APIResponse(responseCode = "200", description = "The entry as it stands")
    @APIResponse(responseCode = "422",
            description = "Something needs mending first, fields says what; with asWritten among them, it looks like personal data "
                    + "and can be sent again with asWritten true")
    public EntryShown add(@PathParam("log") String key, EntryBody body) {
        Log log = Log.of(key).orElseThrow(NotFound::new);
        EntryBody given = given(body);
        return EntryShown.of(addEntry.add(given.id() == null ? UUID.randomUUID() : given.id(), log, given(log, given),
                given.asWritten()), true);
    }

    @POST
    @Path("logs/sealing-key")
    @Operation(summary = "Your key pair for entries that wait on a device",
            description = "Made when it is first asked for. A page seals with the public key, for RSA-OAEP with SHA-256, what is written "
                    + "without a connection.")
    public SealingKeys.Pair sealingKey() {
        return sealingKeys.own();
    }

    @GET
    @Path("entries/{id}")
    @Operation(summary = "One entry", description = "Numbers about fewer than ten people are left out for those who may not see them.")
    public EntryShown one(@PathParam("id") UUID id) {
        Entries.One one = entries.one(id);
        return EntryShown.of(one.entry(), one.showsAll());
    }

    @GET
    @Path("entries/{id}/history")
    @Operation(summary = "What was done to an entry since it was written, newest first")
    public List<StepShown> history(@PathParam("id") UUID id) {
        Entries.One one = entries.one(id);
        return one.history().stream().map(done -> new StepShown(done.step().name(), done.by(), done.at(), one.showsAll()
                ? done.before().typed() : null)).toList();
    }

    @PUT
    @Path("entries/{id}")
    @Operation(summary = "Change an entry",
            description = "version is the one you last read. 409 carries the entry as someone else left it meanwhile.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response change(@PathParam("id") UUID id, EntryBody body) {
        EntryBody given = given(body);
        Log log = entries.one(id).entry().log();
        return orTheirs(() -> changeEntry.change(id, given(log, given), given.version(), given.asWritten()));
    }

    @POST
    @Path("entries/{id}/remove")
    @Operation(summary = "Put an entry into the bin, where it stays for thirty days")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile; nothing was done")
    public Response remove(@PathParam("id") UUID id, Seen seen) {
        return orTheirs(() -> removeEntry.remove(id, version(seen)));
    }

    @POST
    @Path("entries/{id}/restore")
    @Operation(summary = "Take an entry out of the bin")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile; nothing was done")
    public Response restore(@PathParam("id") UUID id, Seen seen) {
        return orTheirs(() -> restoreEntry.restore(id, version(seen)));
    }

    @POST
    @Path("entries/{id}/undo")
    @Operation(summary = "Take back the last thing that was done to an entry",
            description = "What was added goes to the bin; what was changed says again what it said before.")
    @APIResponse(responseCode = "409", description = "Something else was done meanwhile; nothing was undone")
    public Response undo(@PathParam("id") UUID id, Seen seen) {
        return orTheirs(() -> undoEntry.undo(id, version(seen)));
    }

    @POST
    @Path("entries/{id}/evidence")
    @Operation(summary = "Use an entry as evidence for an item of the open review",
            description = "What the entry says is kept as a few words of evidence. Doing it twice changes nothing.")
    @APIResponse(responseCode = "200", description = "It stands there")
    @APIResponse(responseCode = "422", description = "The review is no longer open")
    public EntryShown useAsEvidence(@PathParam("id") UUID id, Beside beside) {
        useEntry.use(id, beside == null ? null : beside.indicator());
        return one(id);
    }

    @GET
    @Path("bin")
    @Operation(summary = "What lies in the bin, newest first")
    public List<EntryShown> bin() {
        return entries.bin().stream().map(one -> EntryShown.of(one.entry(), one.showsAll())).toList();
    }

    private static Response orTheirs(java.util.function.Supplier<Entry> change) {
        return ApiProblems.orTheirs(() -> EntryShown.of(change.get(), true),
                meanwhile -> EntryShown.of(meanwhile.theirs(Entry.class), true));
    }

    private static int version(Seen seen) {
        return seen == null ? 0 : seen.version();
    }

    private static EntryBody given(EntryBody body) {
        if (body == null || body.fields() == null) {
            throw new Refused("fields", "Please send the entry as a JSON body with fields; GET logs says what each log asks.");
        }
        return body;
    }

    private static Entry.Given given(Log log, EntryBody body) {
        body.fields().keySet().forEach(log::field);
        return new Entry.Given(body.commitment() == null ? log.commitment() : body.commitment(), body.indicator(),
                body.fields().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, field -> typed(field.getKey(), field.getValue()))),
                body.promise());
    }

    private static String typed(String name, Object value) {
        if (value instanceof List<?> all) {
            return all.stream().map(one -> typed(name, one)).collect(Collectors.joining(" "));
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Integer || value instanceof Long
                || value instanceof java.math.BigInteger) {
            return org.pledgekeeper.web.Text.clean(value.toString());
        }
        throw new Refused(name, "Give text, a whole number, true or false, or a list of codes.");
    }
}
