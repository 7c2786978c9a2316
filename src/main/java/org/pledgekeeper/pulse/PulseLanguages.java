package org.pledgekeeper.pulse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;

/** The languages a pulse can be answered in, English first, read once from {@code pulse/*.yaml}. */
@ApplicationScoped
public class PulseLanguages {
    private static final List<String> CODES = List.of("en", "gd", "pl", "uk");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, PulseWords> languages = new LinkedHashMap<>();
    private Checklists checklists;

    protected PulseLanguages() {}

    @Inject
    public PulseLanguages(Checklists checklists) {
        this.checklists = checklists;
        CODES.forEach(code -> languages.put(code, read(code)));
    }

    private static PulseWords read(String code) {
        try (InputStream file = PulseLanguages.class.getResourceAsStream("/pulse/" + code + ".yaml")) {
            return YAML.readValue(file, PulseWords.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("The words of a pulse in \"" + code + "\" cannot be read", failure);
        }
    }

    public List<PulseWords> all() {
        return new ArrayList<>(languages.values());
    }

    public PulseWords english() {
        return languages.get(CODES.get(0));
    }

    /**
     * @param chosen the code of a language, or null
     * @param accepted what the reader's device asks for, the most welcome first
     * @return the language chosen, else the first accepted one there is, else English
     */
    public PulseWords of(String chosen, List<Locale> accepted) {
        return find(chosen).or(() -> accepted.stream().map(Locale::getLanguage).map(this::find).flatMap(Optional::stream).findFirst())
                .orElse(english());
    }

    private Optional<PulseWords> find(String code) {
        return Optional.ofNullable(code).map(languages::get);
    }

    /** @param language the one it is written in, which is not the one asked for where that has no words for it */
    public record Question(String indicator, String text, String language) {}

    /** @return the plain question to an indicator in that language, else in English, else the indicator as the checklist words it */
    public Question question(PulseWords words, String indicator) {
        for (PulseWords one : List.of(words, english())) {
            String text = one.questions().get(indicator);
            if (text != null) {
                return new Question(indicator, text, one.language());
            }
        }
        return new Question(indicator, checklists.newest(indicator).map(Edition.Indicator::text).orElse(indicator), english().language());
    }
}
