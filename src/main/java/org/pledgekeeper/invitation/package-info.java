/**
 * The way in for someone who was given a place in a workspace: a letter with a link, a first password where there is none, and the page
 * where something waits.
 */
package org.pledgekeeper.invitation;
