package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/actions")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ActionsResource {
    @Inject
    private Actions actions;
    @Inject
    private StartAction startAction;
    @Inject
    private ChangeAction changeAction;

    /**
     * @param id made by the writer, so that sending it twice starts it once; only read when it is started
     * @param ownerRole a role, not a person's name
     * @param dueMonth as 2027-05
     * @param promise a sentence of the published statement, or null
     * @param state PLANNED, UNDER_WAY, DONE or SET_ASIDE; only read when it is changed
     * @param version the one last read; only read when it is changed
     */
    public record ActionBody(UUID id, String title, String ownerRole, String dueMonth, String commitment, String indicator, String promise,
            String state, int version) {
        Action.Plan plan() {
            return new Action.Plan(title, ownerRole, month(dueMonth), commitment, indicator, promise);
        }
    }

    public record ActionShown(UUID id, String title, String ownerRole, String dueMonth, String commitment, String indicator, String promise,
            String state, String stateTitle, String startedBy, Instant startedAt, int version) {
        static ActionShown of(Action a) {
            return new ActionShown(a.id(), a.title(), a.ownerRole(), a.due().toString(), a.commitment(), a.indicator(), a.promise(),
                    a.state().name(), a.state().getTitle(), a.startedBy(), a.startedAt(), a.version());
        }
    }

    @GET
    @Operation(summary = "All actions, by month")
    public List<ActionShown> all() {
        return actions.log().actions().stream().map(ActionShown::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One action")
    @APIResponse(responseCode = "404", description = "There is none, or it is for an item that is not assigned to you")
    public ActionShown one(@PathParam("id") UUID id) {
        return ActionShown.of(actions.one(id).action());
    }

    @POST
    @Operation(summary = "Start an action", description = "Sending the same id again changes nothing.")
    @APIResponse(responseCode = "200", description = "The action as it stands")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public ActionShown start(ActionBody body) {
        ActionBody given = Sent.required(body, "title");
        return ActionShown.of(startAction.start(given.id() == null ? UUID.randomUUID() : given.id(), given.plan()));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change an action",
            description = "version is the one you last read. 409 carries the action as someone else left it meanwhile.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response change(@PathParam("id") UUID id, ActionBody body) {
        ActionBody given = Sent.required(body, "title");
        return ApiProblems.orTheirs(() -> ActionShown
                .of(changeAction.change(id, given.plan(), OneOf.chosen(Action.State.class, "state", given.state()), given.version())),
                meanwhile -> ActionShown.of(meanwhile.theirs(Action.class)));
    }

    /** @throws Refused for what is no month */
    static YearMonth month(String text) {
        try {
            return TypedDate.yearMonth(text);
        } catch (DateTimeException notAMonth) {
            throw new Refused("due", notAMonth.getMessage());
        }
    }
}
