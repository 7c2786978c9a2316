/** Open help: an organisation lets the programme read its workspace for some days, sees who looked, and ends it when it likes. */
package org.pledgekeeper.help;
