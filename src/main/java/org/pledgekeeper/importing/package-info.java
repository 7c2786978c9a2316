/**
 * Files of other systems, counted into the log: read in memory only, shown as what would be entered, entered when confirmed, undone
 * whole (docs/adr/0044). What names a person is told apart while it is counted, and kept nowhere.
 */
package org.pledgekeeper.importing;
