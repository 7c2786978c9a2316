package org.pledgekeeper.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.WebLink;

/**
 * Something worth reading elsewhere, for one commitment or item: what it is, one line of why, who made it, and when it was last checked.
 */
@Entity
@Table(name = "library_link")
public class LibraryLink implements Versioned {
    private static final int LONGEST = 120;
    private static final int LONGEST_WHY = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int MONTHS_FRESH = 12;

    @Id
    private UUID id;
    private String item;
    private String title;
    private String address;
    private String why;
    @Column(name = "made_by")
    private String madeBy;
    @Column(name = "checked_on")
    private LocalDate checkedOn;
    @Column(name = "written_by")
    private String writtenBy;
    @Version
    private int version;

    /**
     * What is said of one.
     *
     * @param item a commitment or an indicator
     * @param address beginning with https://
     * @param madeBy an organisation, or an author
     * @param checkedOn the day on which someone last looked whether it is still right
     */
    public record Said(String item, String title, String address, String why, String madeBy, LocalDate checkedOn) {
        public Said {
            title = OneLine.of(title);
            address = OneLine.of(address);
            why = OneLine.of(why);
            madeBy = OneLine.of(madeBy);
        }
    }

    protected LibraryLink() {}

    LibraryLink(UUID id) {
        this.id = id;
    }

    /** @throws Refused when something is missing or too long, the edition has no such item, or the address is no https address */
    void say(Said said, String by, LocalDate today, Edition edition) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.item() == null || edition.commitment(said.item()).isEmpty() && edition.indicator(said.item()).isEmpty()) {
            problems.put("item", "Choose the commitment or the item it helps with.");
        }
        line(problems, "title", said.title(), LONGEST, "Say what it is called.");
        String link = WebLink.of(said.address()).filter(known -> known.startsWith("https://") && known.length() <= LONGEST_ADDRESS)
                .orElse(null);
        if (link == null) {
            problems.put("address", "Write an address that begins with https://, of at most " + LONGEST_ADDRESS + " characters.");
        }
        line(problems, "why", said.why(), LONGEST_WHY, "Say in one line why it is worth reading.");
        line(problems, "madeBy", said.madeBy(), LONGEST, "Say who made it.");
        if (said.checkedOn() == null) {
            problems.put("checkedOn", "Say on which day you last looked at it, for example 14 3 2026.");
        } else if (said.checkedOn().isAfter(today)) {
            problems.put("checkedOn", "That day is still to come. Please choose today or an earlier one.");
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        item = said.item();
        title = said.title();
        address = link;
        why = said.why();
        madeBy = said.madeBy();
        checkedOn = said.checkedOn();
        writtenBy = by;
    }

    private static void line(Map<String, String> problems, String field, String value, int longest, String missing) {
        if (value == null) {
            problems.put(field, missing);
        } else if (value.length() > longest) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + longest + ".");
        }
    }

    /** @return whether it was last checked more than 12 months ago */
    boolean isWorthALook(LocalDate today) {
        return checkedOn.isBefore(today.minusMonths(MONTHS_FRESH));
    }

    public UUID getId() {
        return id;
    }

    /** @return a commitment or an indicator */
    public String getItem() {
        return item;
    }

    public String getTitle() {
        return title;
    }

    public String getAddress() {
        return address;
    }

    public String getWhy() {
        return why;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public LocalDate getCheckedOn() {
        return checkedOn;
    }

    public String getWrittenBy() {
        return writtenBy;
    }

    @Override
    public int getVersion() {
        return version;
    }
}
