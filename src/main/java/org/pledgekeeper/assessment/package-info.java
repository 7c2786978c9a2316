/** A tenant's review of itself against the five commitments: opened, answered bit by bit, submitted by the lead. */
package org.pledgekeeper.assessment;
