/** Public pages and open data: who has signed, and each signatory's profile. Needs no session and no JavaScript. */
package org.pledgekeeper.directory;
