package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The picture of what its log adds up to. */
@Named
@RequestScoped
public class InvolvementPage {
    @Inject
    private Entries entries;
    private InvolvementPicture picture;
    private boolean empty;

    @PostConstruct
    void load() {
        Entries.Picture<Involvement> read = entries.of(Involvement.class);
        empty = read.entries().isEmpty();
        picture = InvolvementPicture.of(read.entries());
    }

    public InvolvementPicture getPicture() {
        return picture;
    }

    public boolean isNothing() {
        return empty;
    }
}
