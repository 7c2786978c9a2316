/**
 * What was done to keep the pledge: one entry each, in one of the {@link org.pledgekeeper.logbook.Log logs}. All that is done with
 * an entry is written once, for every log; a log is its {@link org.pledgekeeper.logbook.Entry} and the {@link
 * org.pledgekeeper.logbook.Field
 * fields} that it asks (docs/adr/0040). Planned actions are in {@code actionlog} and join the timeline.
 */
package org.pledgekeeper.logbook;
