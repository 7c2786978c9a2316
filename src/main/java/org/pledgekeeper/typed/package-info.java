/** What people type, read at one place each: one line, a link, a day or month, and the address made from a name. */
package org.pledgekeeper.typed;
