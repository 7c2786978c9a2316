/** One action of two organisations: invited, shared, with a private note on each side, and public when both agree. */
package org.pledgekeeper.joint;
