package org.pledgekeeper.demo;

/** The local service cannot go on; the message says why, and what would help, to the person who started it. */
public class Trouble extends RuntimeException {
    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
