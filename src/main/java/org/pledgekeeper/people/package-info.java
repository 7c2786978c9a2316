/** The people of a workspace: invited, given a role and what they look after, and removed, by its lead. */
package org.pledgekeeper.people;
