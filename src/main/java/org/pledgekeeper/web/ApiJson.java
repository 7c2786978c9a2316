package org.pledgekeeper.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Unreadable;

/**
 * Writes every answer in JSON, and reads every JSON body of a request, strictly: a field or a type that /openapi does not describe, a name
 * given twice,
 * null in a list or a map, anything after the end, or nesting that no body of ours has is refused with 400 and words that say where.
 * Texts come out as {@link Text} has them.
 * It takes the place of the platform's own parser, which never comes to the end of some unfinished bodies (docs/adr/0022):
 * {@link Api} names this class where the platform's JSON feature would stand, so that none is there.
 * What is null is not written.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
public class ApiJson implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern DAY_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final ObjectMapper ANSWERS = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS)).build();

    private static final ObjectMapper BODIES = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .withConfigOverride(Map.class, map -> map.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new FromText<>(String.class, Text::clean))
                    .addDeserializer(UUID.class, new FromText<>(UUID.class, ApiJson::uuid))
                    .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, ApiJson::day))
                    .addKeyDeserializer(String.class, new KeyDeserializer() {
                        @Override
                        public Object deserializeKey(String name, DeserializationContext context) {
                            return Text.clean(name);
                        }
                    }))
            .build();

    private static final Map<Class<?>,
            String> EXPECTED = Map.of(String.class, "text in double quotes", int.class, "a whole number", Integer.class, "a whole number",
                    boolean.class, "true or false", UUID.class, "an id, for example 7d0b2f6e-3c1a-4f5d-9a57-0c2b6f1d8e34", LocalDate.class,
                    "a real day, for example 2026-03-14");

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return read(generic, body);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(Object answer, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(ANSWERS.writeValueAsBytes(answer));
    }

    /**
     * @return null for no body at all
     * @throws Unreadable for what is not as it should be
     */
    static Object read(Type type, InputStream body) throws IOException {
        try (JsonParser parser = BODIES.createParser(body)) {
            return parser.nextToken() == null ? null : BODIES.readValue(parser, BODIES.constructType(type));
        } catch (JsonProcessingException failure) {
            throw refusal(failure);
        } catch (CharConversionException noUnicode) {
            throw new Unreadable(ApiProblems.UNREADABLE, Map.of(), noUnicode);
        }
    }

    private static UUID uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    private static LocalDate day(String text) {
        try {
            return DAY_FORM.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static Unreadable refusal(JsonProcessingException failure) {
        if (find(failure, StreamConstraintsException.class) != null) {
            return new Unreadable(
                    "The body is nested more deeply, or a number or a name in it is longer, than anything that /openapi describes.",
                    Map.of(), failure);
        }
        JsonMappingException where = find(failure, JsonMappingException.class);
        String field = where == null ? "" : field(where);
        if (field.isEmpty() || find(failure, JsonParseException.class) != null || find(failure, JsonEOFException.class) != null) {
            return new Unreadable(ApiProblems.UNREADABLE, Map.of(), failure);
        }
        String words = where instanceof UnrecognizedPropertyException
                ? "There is no such field here. Please leave it out; /openapi says which there are."
                : find(failure, InputCoercionException.class) != null ? "This number is too large."
                        : "This has to be " + expected(where) + ".";
        return new Unreadable("The body is not of the form that /openapi describes. At \"" + field + "\": " + words, Map.of(field, words),
                failure);
    }

    private static String field(JsonMappingException where) {
        String path =
                where.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining()).replaceFirst("^\\.", "").replaceAll("[^\\p{Graph} ]", "?");
        return path.length() > LONGEST_SHOWN ? path.substring(0, LONGEST_SHOWN) + "…" : path;
    }

    private static String expected(JsonMappingException where) {
        Class<?> type = where instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null ? mismatch.getTargetType()
                : Object.class;
        if (where instanceof InvalidNullException) {
            return "given: null does not stand here";
        }
        return EXPECTED.getOrDefault(type,
                Collection.class.isAssignableFrom(type) ? "a list in square brackets" : "an object in curly brackets");
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return type.cast(cause);
    }

    /** A value that is written as text, and only as text: no number, no list, and nothing empty stands for it. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> reading;

        FromText(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "no text");
            }
            T read = reading.apply(parser.getText());
            return read == null ? context.reportInputMismatch(this, "no such text") : read;
        }
    }
}
