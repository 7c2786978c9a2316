package org.pledgekeeper.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.refusal.Refused;

class LibraryLinkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void onlyAnItemThatIsAskedAndAnHttpsAddressAreTaken() {
        assertEquals(Set.of("item", "title", "address", "why", "madeBy", "checkedOn"), problems(null, null, null));
        assertEquals(Set.of("item"), problems("no-such-item", "https://example.org/", TODAY));
        for (String address : new String[] {"http://example.org", "javascript:alert(1)", "https://ann:secret@example.org/",
                "ftp://a.org"}) {
            assertEquals(Set.of("address"), problems("le-listening", address, TODAY), address);
        }
        assertEquals(Set.of("checkedOn"), problems("lived-experience", "https://example.org/", TODAY.plusDays(1)));
        assertEquals(Set.of(), problems("le-listening", "example.org/read", TODAY), "https is added where nothing is said");
    }

    @Test
    void isWorthALookAfterTwelveMonths() {
        LibraryLink link = new LibraryLink(UUID.randomUUID());
        link.say(new LibraryLink.Said("le-listening", "T", "https://example.org/", "W", "M", TODAY), "Staff", TODAY,
                new Checklists().current());
        assertFalse(link.isWorthALook(TODAY.plusMonths(12)));
        assertTrue(link.isWorthALook(TODAY.plusMonths(12).plusDays(1)));
    }

    private static Set<String> problems(String item, String address, LocalDate checkedOn) {
        String words = item == null ? null : "Words";
        try {
            new LibraryLink(UUID.randomUUID()).say(new LibraryLink.Said(item, words, address, words, words, checkedOn), "Staff", TODAY,
                    new Checklists().current());
            return Set.of();
        } catch (Refused refused) {
            return refused.problems().keySet();
        }
    }
}
