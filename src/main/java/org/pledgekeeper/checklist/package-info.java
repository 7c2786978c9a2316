/**
 * Versioned editions of the five commitments and their indicators. {@link org.pledgekeeper.checklist.Checklists} gives them to everyone;
 * the ones after those that ship are written in {@code drafting}.
 */
package org.pledgekeeper.checklist;
