/** What the in-container tests share: the WAR as it ships, an emptied database, and requests made as some person. */
package org.pledgekeeper.container;
