-- Roles of the database "pledgekeeper". Run as a superuser before the first start and before each new version's:
-- a role that is there already is left as it is.
-- Passwords are set afterwards with: alter role pledgekeeper_owner password '…' (and the same for pledgekeeper_app).

do $$
declare
  missing record;
begin
  for missing in
    select * from (values
      -- Owns the tables and runs the migrations; serves no request.
      ('pledgekeeper_owner', 'login nosuperuser nobypassrls'),
      -- What the application signs in as. It owns nothing, cannot bypass row security, and for each
      -- transaction outside a tenant steps down to the one role below that fits the caller.
      ('pledgekeeper_app', 'login nosuperuser nobypassrls noinherit'),
      -- Anyone, reading what is published.
      ('pledgekeeper_public', 'nologin nobypassrls'),
      -- An organisation signing up.
      ('pledgekeeper_applicant', 'nologin nobypassrls'),
      -- Someone answering a pulse through its link.
      ('pledgekeeper_respondent', 'nologin nobypassrls'),
      -- A calendar program, following someone's private address.
      ('pledgekeeper_calendar', 'nologin nobypassrls'),
      -- Someone who follows a link of their digest.
      ('pledgekeeper_recipient', 'nologin nobypassrls'),
      -- Someone telling a story through their private link.
      ('pledgekeeper_teller', 'nologin nobypassrls'),
      -- Someone reading one review through a link.
      ('pledgekeeper_reader', 'nologin nobypassrls'),
      -- Someone of the programme, reading the workspace of an organisation that lets them.
      ('pledgekeeper_helper', 'nologin nobypassrls'),
      -- National programme staff.
      ('pledgekeeper_programme', 'nologin nobypassrls'),
      -- The service's own rounds: delivering mail, forgetting drafts, taking in sample applications.
      ('pledgekeeper_housekeeper', 'nologin nobypassrls'),
      -- Making releases of the national figures.
      ('pledgekeeper_figures', 'nologin nobypassrls')) as wanted (name, rights)
    where not exists (select from pg_roles where rolname = wanted.name)
  loop
    execute format('create role %I %s', missing.name, missing.rights);
  end loop;
end $$;
grant pledgekeeper_public, pledgekeeper_applicant, pledgekeeper_respondent, pledgekeeper_calendar, pledgekeeper_recipient, pledgekeeper_teller,
  pledgekeeper_reader, pledgekeeper_helper, pledgekeeper_programme, pledgekeeper_housekeeper, pledgekeeper_figures
  to pledgekeeper_app;
