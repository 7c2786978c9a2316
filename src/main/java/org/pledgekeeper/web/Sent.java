package org.pledgekeeper.web;

import org.pledgekeeper.refusal.Refused;

/** What came in the body of a program's request. */
public final class Sent {
    private Sent() {}

    /**
     * @param field the one it begins with
     * @return the same
     * @throws Refused where nothing came
     */
    public static <T> T required(T body, String field) {
        if (body == null) {
            throw new Refused(field, "Please send it as a JSON body.");
        }
        return body;
    }
}
