/**
 * Who did what, and when: append-only. Use cases fire {@link org.pledgekeeper.journal.Change}; the journal writes it in the same
 * transaction.
 */
package org.pledgekeeper.journal;
