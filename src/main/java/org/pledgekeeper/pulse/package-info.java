/**
 * A pulse: a handful of the round's indicators, answered without an account by staff, leaders and the lived-experience panel.
 * Answers are kept apart from people and from links, counted once when the pulse closes, and deleted then (docs/adr/0017, 0024).
 */
package org.pledgekeeper.pulse;
