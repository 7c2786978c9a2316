package org.pledgekeeper.refusal;

/** Something this service relies on does not answer just now; nothing was changed, and trying again is safe. HTTP 503. */
public class Unavailable extends RuntimeException {
    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
