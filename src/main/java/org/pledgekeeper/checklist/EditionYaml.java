package org.pledgekeeper.checklist;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Refused;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/** An edition as YAML: three documents, which are the edition, its map and its short set. The shipped ones are such files too. */
public final class EditionYaml {
    /** The longest text that is read, in characters; the shipped edition has 22,000. */
    public static final int LONGEST = 200_000;
    /** What is wrong with the text is said of this field. */
    public static final String FIELD = "yaml";
    private static final int LONGEST_SHOWN = 80;
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).disable(YAMLGenerator.Feature.SPLIT_LINES).build())
            .registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    /** Reads first, so that a field spelled wrong is told as such, and not as the one that is missing for it. */
    private static final ObjectMapper GAPS_ALLOWED = YAML.copy().disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private EditionYaml() {}

    record ShortSet(String edition, Set<String> indicators) {}

    /** The three, each a document that begins with three hyphens. */
    public record Texts(String edition, String map, String shortSet) {
        /** @return all three in one text */
        public String together() {
            return edition + map + shortSet;
        }
    }

    public static Texts write(WholeEdition whole) {
        try {
            return new Texts(YAML.writeValueAsString(whole.edition()), YAML.writeValueAsString(whole.map()),
                    YAML.writeValueAsString(new ShortSet(whole.edition().edition(), whole.shortSet())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static <T> T read(byte[] file, Class<T> type) throws IOException {
        return YAML.readValue(file, type);
    }

    /**
     * Reads all three or nothing. No field is passed over, and no anchor is followed.
     *
     * @throws Refused on {@link #FIELD}, with the line and what is wrong there
     */
    public static WholeEdition read(String text) {
        if (text == null || text.isBlank()) {
            throw new Refused(FIELD, "Please choose a file, or paste its text.");
        }
        if (text.length() > LONGEST) {
            throw new Refused(FIELD, "This has " + text.length() + " characters. An edition has at most " + LONGEST + ".");
        }
        mustBePlain(text);
        try {
            parts(GAPS_ALLOWED, text);
            Parts parts = parts(YAML, text);
            WholeEdition whole = new WholeEdition(parts.edition(), parts.map(), parts.shortSet().indicators()).tidy();
            if (!whole.map().edition().equals(whole.edition().edition())
                    || !parts.shortSet().edition().equals(parts.edition().edition())) {
                throw new Refused(FIELD, "The three parts are of different editions. Each begins with the name of its edition; please"
                        + " write the same one three times.");
            }
            return whole;
        } catch (JsonProcessingException wrong) {
            throw new Refused(FIELD, words(wrong, text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record Parts(Edition edition, EditionMap map, ShortSet shortSet) {}

    private static Parts parts(ObjectMapper how, String text) throws IOException {
        try (YAMLParser parser = (YAMLParser) how.createParser(text)) {
            Parts parts = new Parts(how.readValue(parser, Edition.class), how.readValue(parser, EditionMap.class),
                    how.readValue(parser, ShortSet.class));
            if (parser.nextToken() != null) {
                throw new Refused(FIELD, at(parser.currentLocation().getLineNr(), "a fourth part begins. There are three."));
            }
            return parts;
        }
    }

    private static void mustBePlain(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LONGEST);
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                    throw new Refused(FIELD, at(event.getStartMark().getLine() + 1,
                            "there is an anchor or an alias (& or *). Please write out what it stands for."));
                }
            }
        } catch (MarkedYAMLException wrong) {
            throw new Refused(FIELD, at(wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1,
                    "this is not YAML: " + shown(wrong.getProblem()) + "."));
        } catch (YAMLException wrong) {
            throw new Refused(FIELD, "This is not YAML that can be read: " + shown(wrong.getMessage()) + ".");
        }
    }

    private static String words(JsonProcessingException wrong, String text) {
        if (String.valueOf(wrong.getMessage()).contains("end-of-input")) {
            return "A part is missing. Three are needed, each after a line of three hyphens: the edition, its map and its short set.";
        }
        int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return at(lineOf(unknown.getPropertyName(), text, line),
                    "there is a field \"" + shown(unknown.getPropertyName()) + "\", which an edition does not have. It has "
                            + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                            + " there.");
        }
        String where = wrong instanceof JsonMappingException mapping ? mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "number " + (step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining(", ")) : "";
        return where.isEmpty() ? at(line, "this cannot be read: " + shown(wrong.getOriginalMessage()) + ".")
                : at(line, "\"" + shown(where) + "\" is missing, or is not of the form it should have.");
    }

    /** What is read as a whole is told of at its end; a field that should not be there is somewhere before. */
    private static int lineOf(String field, String text, int otherwise) {
        Matcher found = Pattern.compile("(?m)(?:^|[\\s{,])[\"']?" + Pattern.quote(field) + "[\"']?\\s*:").matcher(text);
        return found.find() ? (int) text.substring(0, found.end()).lines().count() : otherwise;
    }

    private static String at(int line, String what) {
        return "In line " + line + " " + what;
    }

    private static String shown(String text) {
        String plain = String.valueOf(text).replaceAll("\\s+", " ").replaceAll("[^\\p{Graph} ]", "?");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }
}
