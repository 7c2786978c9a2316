/** The national programme's part: what is published is reviewed here. */
package org.pledgekeeper.programme;
