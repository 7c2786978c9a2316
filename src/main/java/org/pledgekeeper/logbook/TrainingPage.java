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
public class TrainingPage {
    @Inject
    private Entries entries;
    private TrainingPicture picture;
    private boolean empty;
    private boolean showsAll;

    @PostConstruct
    void load() {
        Entries.Picture<Training> read = entries.of(Training.class);
        empty = read.entries().isEmpty();
        showsAll = read.showsAll();
        picture = TrainingPicture.of(read.entries(), read.showsAll(), LocalDate.now(Days.SCOTLAND));
    }

    public TrainingPicture getPicture() {
        return picture;
    }

    public boolean isNothing() {
        return empty;
    }

    /** @return whether the reader sees numbers about few people too */
    public boolean isShowsAll() {
        return showsAll;
    }
}
