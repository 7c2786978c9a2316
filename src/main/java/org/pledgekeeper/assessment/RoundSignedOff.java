package org.pledgekeeper.assessment;

/** A round was signed off somewhere; fired once, and observed after the transaction has gone through. Says not by whom. */
public record RoundSignedOff() {}
