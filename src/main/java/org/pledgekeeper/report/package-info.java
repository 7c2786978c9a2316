/** What a review says, in pictures and to take away: built once as one record, then drawn, or written as PDF, spreadsheet, CSV or JSON. */
package org.pledgekeeper.report;
