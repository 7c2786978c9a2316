package org.pledgekeeper.digest;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something in a workspace that a digest may mention, to those who may see it.
 *
 * @param title as typed; of a review its edition, of an invitation who invites
 * @param indicator of evidence all it stands by, with a space between; of news how often it was corrected; null for none
 * @param by the subject, of an answer the name, of whom it is; of news all who have put it away, with a space between; null for nobody
 * @param state of an action or a review; of news its words; of a review with "SHORT" before it where it asks the short set
 */
record Mention(Kind kind, String id, LocalDate day, String title, String commitment, String indicator, String by, String state,
        Instant at) {
    enum Kind {
        ACTION, INVOLVEMENT, REVIEW, EVIDENCE, ENTRY, DONE, ANSWER, ITEM, INVITATION, NEWS, SUPPORT, RHYTHM
    }
}
