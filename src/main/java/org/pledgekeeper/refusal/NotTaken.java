package org.pledgekeeper.refusal;

/**
 * What was sent is not taken in: it is too much (HTTP 413), too slow (408), there is
 * too much at once just now (503), or it comes beside another protocol (400). Nothing was done with it.
 */
public class NotTaken extends RuntimeException {
    private final int status;

    private NotTaken(int status, String message) {
        super(message);
        this.status = status;
    }

    public static NotTaken tooMuch() {
        return new NotTaken(413,
                "That is too large to receive. Please go back and choose a smaller file, or send less at once; nothing else was lost.");
    }

    public static NotTaken tooSlow() {
        return new NotTaken(408,
                "What you sent did not arrive whole in time, so nothing was done. Please look at your connection, then try again.");
    }

    public static NotTaken tooManyAtOnce() {
        return new NotTaken(503,
                "Many people are sending something at this moment, so yours was not taken. Nothing was changed. Please try again in a "
                        + "minute.");
    }

    /** The server would wait in vain for what comes beside a wish to speak another protocol. */
    public static NotTaken anUpgrade() {
        return new NotTaken(400,
                "This service speaks HTTP/1.1. Please send this again without the header Upgrade; in Java: HttpClient.Version.HTTP_1_1.");
    }

    public int status() {
        return status;
    }
}
