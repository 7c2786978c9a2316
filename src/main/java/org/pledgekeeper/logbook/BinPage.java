package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.pledgekeeper.web.Days;

/** What lies in the bin, and until when. */
@Named
@RequestScoped
public class BinPage {
    @Inject
    private Entries entries;
    private List<Entries.One> all;

    @PostConstruct
    void load() {
        all = entries.bin();
    }

    public List<Entries.One> getEntries() {
        return all;
    }

    /** @return the day from which it is gone */
    public LocalDate goneOn(Entry entry) {
        return LocalDate.ofInstant(entry.removedAt(), Days.SCOTLAND).plusDays(Entry.DAYS_IN_BIN);
    }
}
