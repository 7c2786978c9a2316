/** The public statement: how its words are counted, the logo made safe, and what is published once the programme approves. */
package org.pledgekeeper.statement;
