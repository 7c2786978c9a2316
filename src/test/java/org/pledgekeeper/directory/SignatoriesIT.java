package org.pledgekeeper.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.demo.Country;

/** What the directory and open data find in an invented country, beside what the names say. */
@ExtendWith(ArquillianExtension.class)
class SignatoriesIT {
    private static final int ORGANISATIONS = 300;

    @Inject
    private Requests requests;
    @Inject
    private Signatories signatories;
    @Inject
    private Checklists checklists;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(SignatoriesIT.class, Country.class).addAsResource("org/pledgekeeper/demo/country.sql");
    }

    @Test
    void everySearchFindsWhatTheNamesSayInTheirOrder() throws Exception {
        settle();
        String whole = Superuser.one("select name from tenant where slug = 'country-17'");
        for (String words : List.of("", "a", "E", "or", "strath", "Trust", " ness ", "17", "%", "_a", "\\", "nowhere at all", whole)) {
            for (String sector : List.of("", "THIRD_SECTOR", "EDUCATION")) {
                for (String area : List.of("", "fife")) {
                    find(words, sector, area);
                }
            }
        }
    }

    private void settle() throws Exception {
        Edition edition = checklists.current();
        Map<String, List<String>> indicators = new LinkedHashMap<>();
        edition.commitments().forEach(one -> indicators.put(one.id(), one.indicators().stream().map(Edition.Indicator::id).toList()));
        try (Connection connection = Superuser.connect()) {
            new Country(connection).settle(ORGANISATIONS, edition.edition(), indicators);
        }
    }

    private void find(String words, String sector, String area) throws Exception {
        String asked = "'" + words + "' " + sector + " " + area;
        List<String> fitting = Superuser.column("select slug from tenant where position(lower(?) in lower(name)) > 0 and ? in ('', sector)"
                + " and ? in ('', area) order by name, slug", words.strip(), sector, area);
        boolean more = !words.isBlank() && fitting.size() > Signatories.COUNTED;
        List<String> shown = more ? fitting.subList(0, Signatories.COUNTED) : fitting;

        List<String> listed = new ArrayList<>();
        int pages = requests.as(null, () -> signatories.search(words, sector, area, 1)).pages();
        for (int page = 1; page <= pages + 1; page++) {
            int number = page;
            Signatories.Found found = requests.as(null, () -> signatories.search(words, sector, area, number));
            assertEquals(shown.size() + " " + more, found.total() + " " + found.more(), asked);
            found.signatories().forEach(one -> listed.add(one.slug()));
        }
        assertEquals(shown, listed, asked);

        List<String> given = new ArrayList<>();
        int before;
        do {
            before = given.size();
            String after = before == 0 ? "" : given.get(before - 1);
            requests.as(null, () -> signatories.following(after, words, sector, area)).forEach(one -> given.add(one.slug()));
        } while (given.size() == before + Signatories.OPEN_DATA_PAGE);
        assertEquals(fitting, given, asked);
    }
}
