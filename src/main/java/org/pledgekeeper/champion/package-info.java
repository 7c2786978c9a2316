/**
 * The champions of a pledge: who they are, what they look after, and what one hands over to the next (docs/adr/0046).
 */
package org.pledgekeeper.champion;
