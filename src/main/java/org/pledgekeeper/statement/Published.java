package org.pledgekeeper.statement;

/** Something the public sees has changed; observed after the transaction has gone through. */
public record Published() {}
