package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;

class PulseLanguagesTest {
    private final Checklists checklists = new Checklists();
    private final PulseLanguages languages = new PulseLanguages(checklists);

    @Test
    void everyLanguageHasAllWords() {
        assertEquals(List.of("en", "gd", "pl", "uk"), languages.all().stream().map(PulseWords::language).toList());
        Set<Level> levels = EnumSet.complementOf(EnumSet.of(Level.NOT_RELEVANT));
        for (PulseWords words : languages.all()) {
            Stream.of(words.name(), words.title(), words.send(), words.thanks(), words.thanksMore(), words.nothingChosen(), words.once(),
                    words.closed(),
                    words.chooseLanguage(), words.until(), words.clear(), words.supportTitle(), words.support(), words.helpline(),
                    words.contact()).forEach(text -> assertFalse(text == null || text.isBlank(), words.language()));
            assertEquals(EnumSet.allOf(Audience.class), words.audience().keySet(), words.language());
            assertEquals(levels, words.levels().keySet(), words.language());
            assertEquals(6, words.levels().values().stream().distinct().count(), words.language());
            assertTrue(words.title().contains("{organisation}"), words.language());
            assertTrue(words.intro().stream().anyMatch(line -> line.contains("{minutes}")), words.language());
            assertTrue(words.until(LocalDate.of(2026, 12, 3)).matches(".*\\b3(mh)? (December|dhen Dùbhlachd|grudnia|грудня) 2026.*"),
                    words.until(LocalDate.of(2026, 12, 3)));
            assertFalse((words.title("Glen") + words.intro(8, true)).contains("{"), words.language());
            assertEquals(words.checked(), words.unchecked() == null, words.language() + " says so unless a native speaker has read it");
        }
    }

    @Test
    void everyIndicatorHasAPlainQuestionInEveryLanguage() {
        Set<String> ids =
                checklists.current().indicators().stream().map(Edition.Indicator::id).collect(Collectors.toCollection(TreeSet::new));
        for (PulseWords words : languages.all()) {
            assertEquals(ids, new TreeSet<>(words.questions().keySet()), words.language());
        }
    }

    @Test
    void aQuestionWithoutATranslationIsAskedInEnglishAndOneWithoutPlainWordsAsTheChecklistHasIt() {
        PulseWords polish = languages.of("pl", List.of());
        assertEquals("pl", languages.question(polish, "le-listening").language());
        PulseWords bare = new PulseWords("pl", polish.name(), false, polish.unchecked(), polish.title(), polish.intro(), polish.audience(),
                polish.levels(), polish.send(),
                polish.thanks(), polish.thanksMore(), polish.nothingChosen(), polish.once(), polish.closed(), polish.chooseLanguage(),
                polish.until(), polish.clear(), polish.supportTitle(), polish.support(), polish.helpline(),
                polish.contact(), java.util.Map.of());
        assertEquals(new PulseLanguages.Question("le-listening", languages.english().questions().get("le-listening"), "en"),
                languages.question(bare, "le-listening"));
        Edition.Indicator retired = checklists.edition("2025.1").indicators().stream()
                .filter(i -> checklists.current().indicator(i.id()).isEmpty()).findFirst().orElseThrow();
        assertEquals(new PulseLanguages.Question(retired.id(), retired.text(), "en"), languages.question(polish, retired.id()));
    }

    @Test
    void theLanguageChosenComesBeforeTheDevicesAndEnglishIsTheLast() {
        List<Locale> device = List.of(Locale.FRENCH, new Locale("uk", "UA"), new Locale("pl"));
        assertEquals("gd", languages.of("gd", device).language());
        assertEquals("uk", languages.of(null, device).language());
        assertEquals("uk", languages.of("tlh", device).language());
        assertEquals("en", languages.of(null, List.of(Locale.FRENCH)).language());
    }
}
