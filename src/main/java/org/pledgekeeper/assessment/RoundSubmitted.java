package org.pledgekeeper.assessment;

/** A round was submitted somewhere; fired once, and observed after the transaction has gone through. Says not by whom. */
public record RoundSubmitted() {
}
