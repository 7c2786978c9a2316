/** Help from the programme: an organisation asks, and the two write to each other in a thread that nobody else reads. */
package org.pledgekeeper.support;
