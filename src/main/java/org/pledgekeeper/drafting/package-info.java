/** Staff draft the next edition of the checklist, see it as a lead would, and a second person publishes it. */
package org.pledgekeeper.drafting;
