package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.pledgekeeper.web.Days;

/** The picture of what its log adds up to. */
@Named
@RequestScoped
public class LeadershipPage {
    @Inject
    private Entries entries;
    private LeadershipPicture picture;
    private boolean empty;

    @PostConstruct
    void load() {
        Entries.Picture<Leadership> read = entries.of(Leadership.class);
        empty = read.entries().isEmpty();
        picture = LeadershipPicture.of(read.entries(), LocalDate.now(Days.SCOTLAND));
    }

    public LeadershipPicture getPicture() {
        return picture;
    }

    public boolean isNothing() {
        return empty;
    }
}
