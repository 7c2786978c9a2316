/**
 * Stories: told by someone through a private link, without an account, or written down by a colleague with them. What is shared, where and
 * for how long is the teller's alone to say, and theirs to end in one step (docs/adr/0038).
 */
package org.pledgekeeper.story;
