package org.pledgekeeper.pulse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.pledgekeeper.checklist.Level;

/**
 * All that someone who answers a pulse reads, in one language.
 *
 * @param name the language's own name for itself
 * @param checked whether a native speaker has read it
 * @param unchecked what is said where nobody has; null in a language that is checked
 * @param once what is said of a link that is good for one answer
 * @param questions the plain question by indicator
 */
public record PulseWords(String language, String name, boolean checked, String unchecked, String title, List<String> intro,
        Map<Audience, String> audience, Map<Level, String> levels, String send, String thanks,
        String thanksMore, String nothingChosen, String once, String closed, String chooseLanguage, String until,
        String clear, String supportTitle, String support, String helpline, String contact,
        Map<String, String> questions) {

    public String title(String organisation) {
        return title.replace("{organisation}", organisation);
    }

    /**
     * @param questions how many are asked
     * @param singleUse whether the link is good for one answer
     */
    public List<String> intro(int questions, boolean singleUse) {
        String minutes = String.valueOf(Math.max(2, (questions + 1) / 2));
        return Stream.concat(intro.stream().map(line -> line.replace("{minutes}", minutes)), singleUse ? Stream.of(once) : Stream.empty())
                .toList();
    }

    /** @return until when the questions can be answered */
    public String until(LocalDate lastDay) {
        return until.replace("{day}", DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()).format(lastDay));
    }

    private Locale locale() {
        return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
    }

    public String audience(Audience who) {
        return audience.get(who);
    }

    public String level(Level level) {
        return levels.get(level);
    }
}
