/**
 * The whole service on one machine: real PostgreSQL, real Keycloak, Payara Micro and a mailbox. The demo run and the browser tests both
 * stand on it.
 */
package org.pledgekeeper.demo;
