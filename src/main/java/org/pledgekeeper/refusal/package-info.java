/** What a use case says when it cannot do what was asked. Pages and the API turn these into kind words and statuses in one place each. */
package org.pledgekeeper.refusal;
