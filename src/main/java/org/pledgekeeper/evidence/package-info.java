/**
 * What shows that an answer is true: a link, a file or a few words, with the period it covers and the day someone looks at it again.
 * One piece of evidence may stand by several indicators, and comes along into the next round while it is up to date.
 */
package org.pledgekeeper.evidence;
