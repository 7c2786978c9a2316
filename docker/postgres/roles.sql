-- Roles of the database "pledgekeeper". Run once as a superuser, before the first start.
-- Passwords are set afterwards with: alter role pledgekeeper_owner password '…' (and the same for pledgekeeper_app).

-- Owns the tables and runs the migrations; serves no request.
create role pledgekeeper_owner login nosuperuser nobypassrls;

-- What the application signs in as. It owns nothing, cannot bypass row security, and for each
-- transaction outside a tenant steps down to the one role below that fits the caller.
create role pledgekeeper_app login nosuperuser nobypassrls noinherit;

create role pledgekeeper_public nologin nobypassrls;     -- anyone, reading what is published
create role pledgekeeper_applicant nologin nobypassrls;  -- an organisation signing up
create role pledgekeeper_programme nologin nobypassrls;  -- national programme staff
create role pledgekeeper_figures nologin nobypassrls;    -- freezing the national figures
grant pledgekeeper_public, pledgekeeper_applicant, pledgekeeper_programme, pledgekeeper_figures to pledgekeeper_app;
