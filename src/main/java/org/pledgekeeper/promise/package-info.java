/** What an organisation promised in public, what has been done for each promise since, and what of it the public is told. */
package org.pledgekeeper.promise;
