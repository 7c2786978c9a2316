/**
 * For a board: a paper of two pages that the lead can table (docs/adr/0052), and a link with which someone without an account reads one
 * signed-off review (docs/adr/0053).
 */
package org.pledgekeeper.board;
