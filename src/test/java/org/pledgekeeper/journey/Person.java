package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.pledgekeeper.demo.Built;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Mailbox;

/** Someone at a browser. Notes every fault the browser's console would show. */
public final class Person {
    static final String PASSWORD = "keep-the-pledge";
    private static final Set<String> PARTS_OF_PAGES = Set.of("script", "stylesheet", "image", "font");

    /** In milliseconds: enough for a small machine that does other things too. */
    static final int PATIENCE = 60_000;
    /** Mail that could not go is tried again every half minute. */
    private static final int NEXT_ROUND = 90_000;

    private final BrowserContext context;
    private final Local local;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private boolean serviceMayFail;

    Person(BrowserContext context, Local local) {
        this.context = context;
        this.local = local;
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add(error.page().url() + ": " + error.error()));
        context.onResponse(this::got);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
    }

    /** What could not be loaded is judged by {@link #got}, which knows what it was. */
    private void heard(ConsoleMessage message) {
        boolean notLoaded = message.text().startsWith("Failed to load resource") || message.text().endsWith("when fetching the script.");
        if (message.type().equals("error") && !notLoaded) {
            faults.add((message.page() == null ? "" : message.page().url() + ": ") + message.text());
        }
    }

    private void got(Response response) {
        boolean partIsMissing = response.status() >= 400 && PARTS_OF_PAGES.contains(response.request().resourceType());
        if (partIsMissing || response.status() >= 500 && !serviceMayFail) {
            faults.add(response.status() + " for " + response.request().method() + " " + response.url());
        }
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    List<String> faults() {
        return faults;
    }

    /** While a part of the service is stopped, a status of 5xx is no fault. */
    public void serviceMayFail(boolean mayFail) {
        serviceMayFail = mayFail;
    }

    /** @return the status of the page */
    public int goTo(String address) {
        return page.navigate(address).status();
    }

    /** On Keycloak's page, as a sample person. */
    public void signIn(String email) {
        signIn(email, PASSWORD);
    }

    public void signIn(String email, String password) {
        assertThat(heading("Sign in")).isVisible();
        field("Email address").fill(email);
        field("Password").fill(password);
        press("Sign in");
        page.waitForURL(url -> url.startsWith(local.settings().baseUrl()));
    }

    public Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator text(String words) {
        return page.getByText(words);
    }

    public void press(String button) {
        button(button).click();
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public void follow(String link) {
        link(link).click();
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits for the latest mail to that address with those words in its subject. */
    public Mailbox.Mail mail(String to, String subject) {
        AtomicReference<Mailbox.Mail> found = new AtomicReference<>();
        page.waitForCondition(() -> {
            mails(to, subject).stream().findFirst().ifPresent(found::set);
            return found.get() != null;
        }, new Page.WaitForConditionOptions().setTimeout(NEXT_ROUND));
        return found.get();
    }

    public List<Mailbox.Mail> mails(String to, String subject) {
        return local.mailbox().mails().stream().filter(mail -> mail.to().contains(to) && mail.subject().contains(subject)).toList();
    }

    /** Holds the page as it stands to WCAG and to its width, on a small phone, a phone and a desk, and takes its picture. */
    public void look(String name) {
        page.waitForLoadState();
        var before = page.viewportSize();
        page.setViewportSize(320, 640);
        Accessibility.fits(page, "");
        Accessibility.checkWithWiderText(page);
        for (int width : new int[] {390, 1280}) {
            page.setViewportSize(width, width == 390 ? 844 : 900);
            Accessibility.check(page);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Built.FOLDER.resolve("screenshots").resolve(name + "-" + width + ".png")));
        }
        page.setViewportSize(before.width, before.height);
    }

    void keepWhatTheySee(Path folder, String name) {
        List<Page> pages = context.pages();
        for (int i = 0; i < pages.size(); i++) {
            Path file = folder.resolve(name + (i == 0 ? "" : "-tab" + (i + 1)));
            try {
                pages.get(i).screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(file + ".png")).setTimeout(5000));
                Files.writeString(Path.of(file + ".html"), "<!-- " + pages.get(i).url() + " -->\n" + pages.get(i).content());
            } catch (IOException | PlaywrightException unseen) {
                LocalService.say("What " + file + " would show cannot be kept: " + unseen.getMessage());
            }
        }
    }
}
