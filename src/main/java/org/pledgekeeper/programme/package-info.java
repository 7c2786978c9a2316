/** The national programme's part: what is published is reviewed here, and progress is counted from frozen, suppressed figures only. */
package org.pledgekeeper.programme;
