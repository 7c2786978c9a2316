/**
 * Versioned editions of the five commitments and their indicators. {@link org.pledgekeeper.checklist.Checklists} is their only reader;
 * nothing writes them.
 */
package org.pledgekeeper.checklist;
