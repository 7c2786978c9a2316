package org.pledgekeeper.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.announcement.Announcement;
import org.pledgekeeper.announcement.RecordedAnnouncements;
import org.pledgekeeper.library.LibraryLink;
import org.pledgekeeper.library.RecordedLibrary;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.Sector;

/** Loads what the programme announces and recommends in the samples; what is there already is left alone. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class LoadProgramme {
    @Inject
    private RecordedAnnouncements announcements;
    @Inject
    private RecordedLibrary library;

    /** The file as it is written; {@code tenants/README.md} explains the form. */
    record Work(String by, List<Announced> announcements, List<Recommended> library) {}

    record Announced(UUID id, String title, String words, LocalDate from, LocalDate until, Sector sector) {}

    record Recommended(UUID id, String item, String title, String address, String why, String madeBy, LocalDate checkedOn) {}

    /** @return how much was loaded */
    public int load(Path file) throws IOException {
        Work work = LoadSample.YAML.readValue(file.toFile(), Work.class);
        int loaded = 0;
        for (Announced one : work.announcements()) {
            loaded += announcements.record(one.id(), new Announcement.Said(one.title(), one.words(), one.from(), one.until(), one.sector()),
                    work.by(), LoadSample.noon(one.from())) ? 1 : 0;
        }
        for (Recommended one : work.library()) {
            loaded += library.record(one.id(), new LibraryLink.Said(one.item(), one.title(), one.address(), one.why(), one.madeBy(),
                    one.checkedOn()), work.by()) ? 1 : 0;
        }
        return loaded;
    }
}
