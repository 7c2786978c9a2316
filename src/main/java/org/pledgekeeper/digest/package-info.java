/**
 * The digest: once or twice a month, on the first page and by email, what is planned, what waits for its reader and what colleagues did,
 * as far as they may see (docs/adr/0043).
 */
package org.pledgekeeper.digest;
