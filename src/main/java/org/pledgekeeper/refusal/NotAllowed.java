package org.pledgekeeper.refusal;

/** A member asked for something their role does not include. HTTP 403. */
public class NotAllowed extends RuntimeException {
    public NotAllowed(String message) {
        super(message);
    }
}
