package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Łódź–Øresund Straße Families              | lodz-oresund-strasse-families
            Comhairle nan Eilean Siar: Dòchas às ùr   | comhairle-nan-eilean-siar-dochas-as-ur
            Ærø þing Đorđe Œuvre ŁÓDŹ STRAẞE          | aero-thing-dorde-oeuvre-lodz-strasse
            Children's Panel & Women’s Aid            | childrens-panel-womens-aid
            ﬁrst Ｗｉｄｅ №5                           | first-wide-no5
            Москва Trust                              | trust
            مؤسسة الأمل                               | organisation
            Надія                                     | organisation
            日本                                      | organisation
            Admin                                     | organisation
            24/7 Care                                 | 24-7-care
            """)
    void isMadeFromAName(String name, String slug) {
        assertEquals(slug, Slug.of(name));
        assertEquals(Optional.empty(), Slug.problem(slug));
    }

    @Test
    void isAlwaysOneThatMayBeUsed() {
        for (String name : new String[] {null, "", "-", "a".repeat(49) + " b", "É".repeat(200), "ß".repeat(200), "\uD800", "😀", "api",
                "İstanbul"}) {
            assertEquals(Optional.empty(), Slug.problem(Slug.of(name)), name);
            assertTrue(Slug.of(name).length() <= 50, name);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Taken", "a b", "-a", "a-", "a--b", "ä", "a/b", "a.b", "a\n", "aаa"})
    void ofAnotherFormIsRefused(String slug) {
        assertEquals(Optional.of("Use small letters, digits and single hyphens, at most 60, for example glen-council."),
                Slug.problem(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "new", "sign-up", "www", "programme"})
    void thatIsTheServicesOwnIsRefused(String slug) {
        assertEquals(Optional.of("The address \"" + slug + "\" is kept for the service itself. Please choose another."),
                Slug.problem(slug));
    }
}
