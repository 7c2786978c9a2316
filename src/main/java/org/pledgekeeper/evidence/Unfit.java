package org.pledgekeeper.evidence;

/** A file is not taken; the message says how to mend it. */
public final class Unfit extends Exception {
    Unfit(String message) {
        super(message);
    }

    Unfit(FileFault fault) {
        super(fault.words());
    }
}
