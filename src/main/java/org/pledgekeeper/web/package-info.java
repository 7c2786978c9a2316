/** What all pages share: addresses, headers, kind errors, limits, the page template's words. Imports no feature. */
package org.pledgekeeper.web;
