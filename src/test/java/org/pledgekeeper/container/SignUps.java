package org.pledgekeeper.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.signup.Drafts;
import org.pledgekeeper.signup.Step;
import org.pledgekeeper.signup.SubmitApplication;
import org.pledgekeeper.signup.WriteDraft;
import org.pledgekeeper.statement.LogoImage;

/** Fills in applications for tests, through the use cases that the pages call. */
@ApplicationScoped
public class SignUps {
    @Inject
    private WriteDraft writeDraft;
    @Inject
    private SubmitApplication submit;
    @Inject
    private Drafts drafts;

    /** Writes one step of a draft as it stands, as someone does who has just opened its page. */
    public WriteDraft.Written write(String link, Step step, Consumer<Application> typed) {
        return writeDraft.write(link, drafts.find(link).map(draft -> draft.print(step)).orElse(""), step, typed);
    }

    /** Sends a draft as it stands, as someone does who has just read it. */
    public String send(String link) {
        return submit.submit(link, drafts.find(link).map(Application::print).orElse(""));
    }

    /** @return the link of a draft that is complete but for the authorisation */
    public String draft(String name) {
        String link = write(null, Step.ORGANISATION,
                a -> a.describeOrganisation(name, "COUNCIL", "fife", "UNDER_50", "https://example.org")).secret();
        write(link, Step.LEAD, a -> a.nameLead("Morag Sim", email(name), "Practice Lead"));
        write(link, Step.STATEMENT, a -> a.write("We listen first, and say what we heard."));
        write(link, Step.LOGO, a -> {
            a.showLogo(logo());
            a.describeLogo("A green square");
        });
        return link;
    }

    /** @return the link of a complete draft */
    public String complete(String name) {
        String link = draft(name);
        write(link, Step.AUTHORISATION, a -> a.authorise("Ann Chief", "Chief Executive", LocalDate.now(), true));
        return link;
    }

    /** @return the reference of an application that waits for review */
    public String submitted(String name) {
        return send(complete(name));
    }

    /** @return a link that was good until yesterday */
    public String expired(String name) {
        String link = complete(name);
        Superuser.change(
                "update application set link_expires_at = now() - interval '1 day' where link_hash = encode(sha256(convert_to(?, "
                        + "'UTF8')), 'hex')",
                link);
        return link;
    }

    /** The lead's address that an organisation of this name gives. */
    public static String email(String name) {
        return "morag@" + name.toLowerCase().replace(' ', '-') + ".example";
    }

    private static LogoImage logo() {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
            return LogoImage.from(png.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
