/** What an organisation has decided to do: actions, each for a commitment or one indicator, with a role that sees to it and a month. */
package org.pledgekeeper.actionlog;
