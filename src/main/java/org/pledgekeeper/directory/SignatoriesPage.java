package org.pledgekeeper.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/** The list of signatories with its search, and one signatory's profile. */
@Named
@RequestScoped
public class SignatoriesPage {
    @Inject
    private Signatories signatories;
    @Inject
    private Checklists checklists;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private Signatories.Found found;
    private Profile profile;

    public Signatories.Found getFound() {
        if (found == null) {
            found = signatories.search(getWords(), getSector(), getArea(), page());
            if (getWords().isEmpty() && !found.signatories().isEmpty()) {
                request.setAttribute(ServeRendered.KEEP, true);
            }
        }
        return found;
    }

    public String getHowMany() {
        int total = getFound().total();
        String some =
                (getFound().more() ? "More than " : "") + (total == 0 ? "No" : total) + (total > 1 ? " organisations" : " organisation");
        if (!isFiltered()) {
            return some + (total > 1 ? " have signed." : " has signed" + (total == 0 ? " yet." : "."));
        }
        return some + (total > 1 ? " fit" : " fits") + " your search."
                + (getFound().more() ? " Here are the first " + total + " by name. Write more of the name to see fewer." : "");
    }

    public Profile getProfile() {
        if (profile == null) {
            profile = signatories.one(address.part("slug")).orElseThrow(NotFound::new);
            request.setAttribute(ServeRendered.KEEP, true);
        }
        return profile;
    }

    public Edition getEdition() {
        return checklists.current();
    }

    public String getWords() {
        return parameter("q");
    }

    public String getSector() {
        return parameter("sector");
    }

    public String getArea() {
        return parameter("area");
    }

    public boolean isFiltered() {
        return !(getWords() + getSector() + getArea()).isEmpty();
    }

    /** @return the address of another page of the same search */
    public String pageAddress(int page) {
        return "/signatories?q=" + encode(getWords()) + "&sector=" + encode(getSector()) + "&area=" + encode(getArea()) + "&page=" + page;
    }

    private int page() {
        String page = parameter("page");
        return page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.trim();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
