/** The organisations kept apart: tenants, their members and roles, and the two annotations every use case chooses from. */
package org.pledgekeeper.tenant;
