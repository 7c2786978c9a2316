-- A mail to someone with an account: while they have no password, Keycloak's mail with a link to choose one goes in its place.
alter table outbox add column account text;
