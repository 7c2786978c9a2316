/** Email: written in the transaction it tells of, delivered after it, tried again until it goes. */
package org.pledgekeeper.notice;
