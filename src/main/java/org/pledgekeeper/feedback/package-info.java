/** You said, we did: what people said to an organisation and what came of it, as it tells the public in words of its own. */
package org.pledgekeeper.feedback;
