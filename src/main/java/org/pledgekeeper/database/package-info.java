/** How a transaction comes to see one tenant's rows or none: the scope, the connection listener, migrations and start-up checks. */
package org.pledgekeeper.database;
