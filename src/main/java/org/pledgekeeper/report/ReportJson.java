package org.pledgekeeper.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.function.Function;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.Comparison;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

/** The report as JSON: the record as it is, days as 2026-11-23, months as 2026-11, and each word of ours with its code. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new SimpleModule()
            .addSerializer(Level.class, named(Level::getCode, Level::getTitle))
            .addSerializer(Leaning.class, named(Enum::name, Leaning::getTitle))
            .addSerializer(Standing.class, named(Standing::name, Standing::getTitle))
            .addSerializer(Answer.Origin.class, named(Enum::name, Answer.Origin::getTitle))
            .addSerializer(Assessment.State.class, named(Enum::name, Assessment.State::getTitle))
            .addSerializer(Comparison.Change.class, named(Enum::name, Comparison.Change::getTitle))
            .addSerializer(EditionMap.Kind.class, named(Enum::name, EditionMap.Kind::getTitle))
            .addSerializer(State.class, named(Enum::name, State::getTitle)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(SerializationFeature.INDENT_OUTPUT);

    private ReportJson() {}

    private static <T> JsonSerializer<T> named(Function<T, String> code, Function<T, String> title) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeStartObject();
                json.writeStringField("code", code.apply(value));
                json.writeStringField("title", title.apply(value));
                json.writeEndObject();
            }
        };
    }

    static byte[] write(Report report) {
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
