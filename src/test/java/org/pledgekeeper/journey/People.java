package org.pledgekeeper.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pledgekeeper.demo.Local;

/** The people of one test, each with a browser of their own that knows nothing of the others'. They go home when it ends. */
public final class People implements AutoCloseable {
    private final Browsers browsers;
    private final Local local;
    private final List<Person> all = new ArrayList<>();

    People(Browsers browsers, Local local) {
        this.browsers = browsers;
        this.local = local;
    }

    /** Someone nobody knows. */
    public Person visitor() {
        return person(options());
    }

    /** Someone who reaches the service at another address, behind a certificate that nobody vouches for. */
    public Person visitorAt(String address) {
        return person(options().setBaseURL(address).setIgnoreHTTPSErrors(true));
    }

    public Person visitorWithAPhone() {
        return person(options().setViewportSize(390, 844).setHasTouch(true));
    }

    public Person visitorWithoutScripts() {
        return person(options().setJavaScriptEnabled(false));
    }

    /** A sample person, signed in and standing at that address. */
    public Person signedIn(String email, String address) {
        Person person = visitor();
        person.goTo(address);
        person.signIn(email);
        return person;
    }

    private Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setBaseURL(local.settings().baseUrl()).setLocale("en-GB").setTimezoneId("Europe/London")
                .setViewportSize(1280, 900).setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
    }

    private Person person(Browser.NewContextOptions options) {
        BrowserContext context = browsers.browser().newContext(options);
        Person person = new Person(context, local);
        all.add(person);
        return person;
    }

    boolean metFaults() {
        return all.stream().anyMatch(person -> !person.faults().isEmpty());
    }

    void assertNoFaults() {
        List<String> faults = all.stream().flatMap(person -> person.faults().stream()).distinct().toList();
        if (!faults.isEmpty()) {
            throw new AssertionError("Pages had faults that a browser's console shows:\n  " + String.join("\n  ", faults));
        }
    }

    void keepWhatTheySee(Path folder, String name) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).keepWhatTheySee(folder, name + "-" + (i + 1));
        }
    }

    @Override
    public void close() {
        all.forEach(person -> person.context().close());
    }
}
