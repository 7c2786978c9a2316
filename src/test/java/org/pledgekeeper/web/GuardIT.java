package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Wire;

/** What every request must pass, whatever it asks for. */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final String FORM = "form=form&next=Save+and+go+on&jakarta.faces.ViewState=stateless";

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(GuardIT.class);
    }

    @Test
    void formsAndSearchesAreReadAsUtf8() throws Exception {
        Wire.Answer saved = Wire.form("/sign-up/organisation", FORM + "&name=D%C3%B2chas+%C5%81%C3%B3d%C5%BA");
        assertEquals("Dòchas Łódź", Superuser.<String>one("select name from application"));
        assertShows("Dòchas Łódź", Wire.send("GET /sign-up/organisation HTTP/1.1\n" + saved.cookie()));
        assertShows("Dòchas", Wire.send("GET /signatories?q=D%C3%B2chas HTTP/1.1"));
    }

    private static void assertShows(String value, Wire.Answer page) {
        assertEquals(200, page.status(), page::toString);
        assertTrue(page.body().contains("value=\"" + value + "\""), page.body());
    }
}
