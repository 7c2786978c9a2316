/** Who is calling: sign-in with Keycloak (OpenID Connect), bearer tokens for the API, and the adapter that makes accounts. */
package org.pledgekeeper.security;
