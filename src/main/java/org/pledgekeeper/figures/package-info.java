/** National figures: counted as reviews are signed off, rounded before anyone sees them, released with two signatures. */
package org.pledgekeeper.figures;
