/** An organisation applies to sign the pledge: a draft kept as it is typed, checked as a whole, submitted once. */
package org.pledgekeeper.signup;
