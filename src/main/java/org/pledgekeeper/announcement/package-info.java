/** What the national programme tells all workspaces or those of one sector: shown calmly for some days, corrected or taken back at once. */
package org.pledgekeeper.announcement;
