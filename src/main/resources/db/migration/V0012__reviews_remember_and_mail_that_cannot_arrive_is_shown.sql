-- What was decided on an application: by whom, when, why, and what it held then, so that the next review sees what has changed.
create table application_decision (
  id          uuid primary key,
  application uuid not null references application (id),
  decision    text not null check (decision in ('RETURNED', 'APPROVED')),
  decided_at  timestamptz not null,
  decided_by  text not null,
  reason      text,
  held        text,
  logo_png    bytea,
  logo_width  int,
  logo_height int,
  logo_alt    text
);
create index application_decision_by_application on application_decision (application, decided_at);
alter table application no force row level security;
insert into application_decision (id, application, decision, decided_at, decided_by, reason)
  select gen_random_uuid(), id, state, decided_at, coalesce(decided_by, ''), return_reason from application
  where state in ('RETURNED', 'APPROVED') and decided_at is not null;
alter table application force row level security;
alter table application_decision enable row level security;
alter table application_decision force row level security;
create policy reviewed_read on application_decision for select to pledgekeeper_programme using (true);
create policy reviewed on application_decision for insert to pledgekeeper_programme with check (true);
grant select, insert on application_decision to pledgekeeper_programme;

-- Mail that will never arrive: staff see to whom and why, never what it says, and may correct the address. Colleagues' mail is
-- not theirs to see: of that, its own workspace learns whom it could not reach.
alter table outbox add column failed_at timestamptz, add column mended_at timestamptz, add column workspace uuid default current_tenant();
create policy failed_here on outbox for select to pledgekeeper_app using (failed_at is not null and workspace = current_tenant());
grant select (recipient, sent_at, failed_at, workspace) on outbox to pledgekeeper_app;
create policy failed_read on outbox for select to pledgekeeper_programme
  using (failed_at is not null and written_as in ('pledgekeeper_applicant', 'pledgekeeper_programme'));
create policy failed_mended on outbox for update to pledgekeeper_programme
  using (failed_at is not null and written_as in ('pledgekeeper_applicant', 'pledgekeeper_programme'))
  with check (failed_at is not null and written_as in ('pledgekeeper_applicant', 'pledgekeeper_programme'));
grant select (id, recipient, subject, created_at, sent_at, failed_at, mended_at, problem, written_as), update (recipient, mended_at, attempts) on outbox to pledgekeeper_programme;
create index outbox_failed on outbox (failed_at) where failed_at is not null and sent_at is null;
-- A lead whose first mail never arrived is corrected where they are a member too.
grant select (tenant_id, email), update (email) on member to pledgekeeper_programme;
