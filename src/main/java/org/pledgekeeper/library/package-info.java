/** What the programme recommends to read, by commitment and item: curated by its staff, kept in memory, shown beside each item. */
package org.pledgekeeper.library;
