package org.pledgekeeper.web;

import java.util.UUID;

/**
 * What the form of something that several people may write holds beside its fields: an id that is made with the form, so that pressing
 * twice makes one, and the version that is in front of the writer, 0 for a new one.
 */
public abstract class VersionedForm {
    protected String id = UUID.randomUUID().toString();
    protected int seen;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }
}
