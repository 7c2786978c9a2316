/**
 * A tenant's review of itself against the five commitments, round after round: opened, answered bit by bit, submitted, signed off by the
 * lead, closed.
 */
package org.pledgekeeper.assessment;
