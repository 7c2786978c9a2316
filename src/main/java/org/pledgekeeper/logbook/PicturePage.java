package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/** The picture of what a log adds up to: each has a view of its own, that of {@link Log#picture}. */
@Named
@RequestScoped
public class PicturePage {
    @Inject
    private Entries entries;
    @Inject
    private Address address;
    private Entries.Summed read;

    @PostConstruct
    void load() {
        read = entries.picture(Log.of(address.getPath().replaceFirst(".*/", "")).orElseThrow(NotFound::new));
    }

    public Object getPicture() {
        return read.picture();
    }

    public boolean isNothing() {
        return read.entries() == 0;
    }

    /** @return whether the reader sees numbers about few people too */
    public boolean isShowsAll() {
        return read.showsAll();
    }
}
