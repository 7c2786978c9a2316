package org.pledgekeeper.library;

/** What is recommended has changed on this node; observed after the transaction has gone through. */
record LibraryChanged() {}
