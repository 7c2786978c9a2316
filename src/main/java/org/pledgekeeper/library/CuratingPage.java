package org.pledgekeeper.library;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;
import org.pledgekeeper.web.VersionedForm;

/** The library as the programme curates it: what is worth a look again, and what is said of one. */
@Named
@RequestScoped
public class CuratingPage extends VersionedForm {
    private static final String HOME = "/programme/library";

    @Inject
    private LibraryToCurate library;
    @Inject
    private SaveLibraryLink saveLink;
    @Inject
    private RemoveLibraryLink removeLink;
    @Inject
    private Checklists checklists;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private final LocalDate today = LocalDate.now(Days.SCOTLAND);
    private List<LibraryLink> all;
    private List<LibraryLink> toLookAt;
    private LibraryLink theirs;
    private String item;
    private String title;
    private String where;
    private String why;
    private String madeBy;
    private String checkedOn = today.toString();

    @PostConstruct
    void load() {
        all = library.all();
        item = Objects.toString(request.getParameter("item"), "");
        if (!address.part("id").isEmpty()) {
            LibraryLink one = all.stream().filter(link -> link.getId().equals(Address.uuid(address.part("id")))).findFirst()
                    .orElseThrow(NotFound::new);
            id = one.getId().toString();
            seen = one.getVersion();
            item = one.getItem();
            title = one.getTitle();
            where = one.getAddress();
            why = one.getWhy();
            madeBy = one.getMadeBy();
            checkedOn = one.getCheckedOn().toString();
        }
    }

    public void save() {
        item = Objects.toString(request.getParameter("item"), "");
        try {
            saveLink.save(Address.uuid(id), new LibraryLink.Said(item, title, where, why, madeBy, TypedDate.day("checkedOn", checkedOn)),
                    seen);
            Browser.goTo(HOME + "?done=saved");
        } catch (ChangedMeanwhile meanwhile) {
            theirs = meanwhile.theirs(LibraryLink.class);
            seen = theirs.getVersion();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void remove() {
        removeLink.remove(Address.uuid(id));
        Browser.goTo(HOME + "?done=removed");
    }

    /** @return what was last checked more than 12 months ago, longest ago first */
    public List<LibraryLink> getToLookAt() {
        if (toLookAt == null) {
            toLookAt = all.stream().filter(link -> link.isWorthALook(today)).toList();
        }
        return toLookAt;
    }

    /** @return what stands by an item that is asked no more */
    public List<LibraryLink> getOfEarlierItems() {
        Edition edition = checklists.current();
        return all.stream().filter(link -> edition.commitment(link.getItem()).isEmpty() && edition.indicator(link.getItem()).isEmpty())
                .toList();
    }

    public boolean isNew() {
        return address.part("id").isEmpty();
    }

    public boolean isAsking() {
        return "remove".equals(request.getParameter("ask"));
    }

    public List<Edition.Commitment> getCommitments() {
        return checklists.current().commitments();
    }

    public LibraryLink getTheirs() {
        return theirs;
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "saved" -> "Saved. It stands beside its item now.";
            case "removed" -> "Removed. Nobody is shown it any more.";
            default -> null;
        };
    }

    public String getItem() {
        return item;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getWhere() {
        return where;
    }

    public void setWhere(String where) {
        this.where = where;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public void setMadeBy(String madeBy) {
        this.madeBy = madeBy;
    }

    public String getCheckedOn() {
        return checkedOn;
    }

    public void setCheckedOn(String checkedOn) {
        this.checkedOn = checkedOn;
    }
}
