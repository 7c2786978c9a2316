package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Mailbox;

/** A champion reads their digest, says from the email how far something has come, and stops it, all as people do. */
@ExtendWith(LocalService.class)
class DigestST {
    private static final String CHAMPION = "catriona@eastermoorhealth.example";

    @Test
    void aChampionAnswersFromTheEmailAndChoosesHowOftenItComes(People people) {
        Person reader = people.visitor();
        Mailbox.Mail mail = reader.mail(CHAMPION, "Your pledge: what is planned");
        String letter = mail.text();
        String link =
                Pattern.compile("Put time to talk.*?Done: (http\\S+/digest/[\\w-]{32}/done)", Pattern.DOTALL).matcher(letter).results()
                        .findFirst().orElseThrow().group(1);
        reader.goTo(link);
        reader.look("digest-asks");
        reader.follow("Still going");
        reader.press("Yes, it is still going");
        assertThat(reader.heading("Thank you")).isVisible();
        reader.look("digest-thanks");
        reader.page().goBack();
        reader.goTo(link);
        assertThat(reader.heading("This has been noted")).isVisible();
        reader.look("digest-noted");
        assertEquals(0, reader.context().cookies().size(), "no session");

        Person champion = people.signedIn(CHAMPION, "/w/eastermoor-health-board");
        assertThat(champion.heading("This month")).isVisible();
        champion.look("digest-first-page");
        champion.follow("Put time to talk into the night rota");
        assertThat(champion.page().getByLabel("Under way")).isChecked();
        champion.goTo("/w/eastermoor-health-board");
        champion.follow("Your digest by email");
        champion.look("digest-settings");
        champion.page().getByLabel("Every fortnight").check();
        champion.press("Save");
        assertThat(champion.text("Saved. It holds from the next one on.")).isVisible();

        String stop = Pattern.compile("http\\S+/digest/stop/[\\w-]{32}").matcher(letter).results().findFirst().orElseThrow().group();
        String offered = stop.replace("/digest/stop/", "/api/v1/digest/stop/");
        assertEquals("<" + offered + ">", mail.stop(), "what a mail program offers ends the same digest");
        assertEquals("List-Unsubscribe=One-Click", mail.stopBody());
        APIResponse oneClick = reader.context().request().post(offered, RequestOptions.create()
                .setHeader("Content-Type", "application/x-www-form-urlencoded").setData("List-Unsubscribe=One-Click"));
        assertTrue(oneClick.ok(), oneClick::statusText);
        champion.page().reload();
        assertThat(champion.page().getByLabel("Not by email")).isChecked();
        champion.page().getByLabel("Once a month").check();
        champion.press("Save");
        assertThat(champion.text("Saved. It holds from the next one on.")).isVisible();

        reader.goTo(stop);
        reader.look("digest-stop");
        reader.press("Stop it");
        assertThat(reader.heading("No more digests")).isVisible();
        champion.goTo("/w/eastermoor-health-board/digest");
        assertThat(champion.page().getByLabel("Not by email")).isChecked();
        assertTrue(letter.contains("eastermoor-health-board/digest"), letter);
    }
}
