package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.ApiProblems;

@ApplicationScoped
@Path("pulse/{token}")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Pulse")
public class PulseResource {
    @Inject
    private PulseForm form;
    @Inject
    private AnswerPulse answerPulse;
    @Inject
    private PulseLanguages languages;

    public record LevelShown(String level, String title) {}

    /** @param language the one its words are in */
    public record QuestionShown(String indicator, String question, String language) {}

    /** @param state OPEN or CLOSED; it has questions only while it is open */
    public record FormShown(String state, String organisation, String audience, LocalDate closesOn, String language, List<String> languages,
            String title, List<String> intro, List<LevelShown> levels, List<QuestionShown> questions) {}

    /** @param answers a level ("0" to "4" or "DONT_KNOW") by indicator; a question may be left out */
    public record AnswersBody(String language, Map<String, String> answers) {}

    @GET
    @Operation(summary = "What a pulse asks whoever follows one of its links",
            description = "For anyone with a link; there is no account. lang is en, gd, pl or uk.")
    @APIResponse(responseCode = "404", description = "No link has this token")
    public FormShown form(@PathParam("token") String token, @QueryParam("lang") String language) {
        PulseForm.Asked asked = form.of(token);
        PulseWords words = languages.of(language, List.of());
        return new FormShown(asked.state().name(), asked.organisation(), asked.audience().name(), asked.closesOn(), words.language(),
                languages.all().stream().map(PulseWords::language).toList(), words.title(asked.organisation()),
                words.intro(asked.indicators().size(), asked.singleUse()),
                Arrays.stream(Level.values()).filter(level -> level != Level.NOT_RELEVANT)
                        .map(level -> new LevelShown(level.getCode(), words.level(level))).toList(),
                asked.indicators().stream().map(id -> languages.question(words, id))
                        .map(q -> new QuestionShown(q.indicator(), q.text(), q.language())).toList());
    }

    @POST
    @Operation(summary = "Answer a pulse", description = "Neither who, nor when, nor through which link is kept with the answers.")
    @APIResponse(responseCode = "204",
            description = "Taken; through a link good for one answer, the first answers count and later ones do not")
    @APIResponse(responseCode = "404", description = "No link has this token")
    @APIResponse(responseCode = "422", description = "The pulse is closed, or nothing that was asked is answered")
    public void answer(@PathParam("token") String token, AnswersBody body) {
        Map<String, Level> given = new LinkedHashMap<>();
        if (body != null && body.answers() != null) {
            body.answers().forEach((indicator, code) -> given.put(indicator, level(code)));
        }
        answerPulse.answer(token, languages.of(body == null ? null : body.language(), List.of()), given);
    }

    private static Level level(String code) {
        try {
            return Level.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw new Refused("answers", unknown.getMessage());
        }
    }
}
