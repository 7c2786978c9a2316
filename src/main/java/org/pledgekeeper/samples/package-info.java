/**
 * Invented organisations for a demo, from the folder {@code tenants}; loaded only where the setting {@code pledgekeeper.samples} names it.
 */
package org.pledgekeeper.samples;
