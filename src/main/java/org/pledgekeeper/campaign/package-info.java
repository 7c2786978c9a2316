/** A letter of the programme to a group of organisations: begun on a day, at most two reminders, none once a review is opened. */
package org.pledgekeeper.campaign;
