/**
 * The private calendar: days of this workspace in a person's own calendar program, by an address that nobody else has
 * (docs/adr/0047).
 */
package org.pledgekeeper.calendar;
