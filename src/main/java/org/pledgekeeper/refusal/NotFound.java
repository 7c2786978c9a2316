package org.pledgekeeper.refusal;

/** There is no such thing, or it is not the caller's to know of: both look the same. HTTP 404. */
public class NotFound extends RuntimeException {
    public NotFound() {
        super("There is nothing at this address, or it is not open to you.");
    }
}
