package org.pledgekeeper.refusal;

/** The id that was chosen for something new belongs to something else already; nothing was written. HTTP 409. */
public class IdTaken extends RuntimeException {
    public IdTaken() {
        super("This id belongs to something else here already, so nothing was saved. Please send it again with a new id.");
    }
}
