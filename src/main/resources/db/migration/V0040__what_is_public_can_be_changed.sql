-- All that the public is shown of an organisation's own words stands in one row, frozen: its website and the day of its authorisation too.
alter table published_statement add column website text check (length(website) <= 300);
alter table published_statement add column authorised_on date not null default current_date;
alter table published_statement no force row level security;
alter table application no force row level security;
update published_statement p set website = t.website,
  authorised_on = coalesce((select a.senior_date from application a where a.founded = t.id), t.pledged_on)
  from tenant t where t.id = p.tenant_id;
alter table application force row level security;
alter table published_statement force row level security;
alter table tenant drop column website;

-- A lead's draft beside what stands; at most one. It is the programme's to see only while it waits for them.
create table statement_draft (
  tenant_id       uuid not null default current_tenant() references tenant (id),
  id              uuid not null,
  state           text not null check (state in ('DRAFT', 'SENT', 'RETURNED', 'DECLINED')),
  website         text,
  statement       text,
  logo_png        bytea,
  logo_sha256     text,
  logo_width      int,
  logo_height     int,
  logo_alt        text,
  senior_name     text,
  senior_role     text,
  senior_date     date,
  senior_confirms boolean not null default false,
  written_by      text not null,
  written_at      timestamptz not null,
  sent_by         text,
  sent_at         timestamptz,
  version         int not null,
  primary key (tenant_id, id),
  unique (tenant_id)
);
create index statement_draft_waiting on statement_draft (sent_at) where state = 'SENT';

-- What was decided on drafts, as application_decision says of applications.
create table statement_decision (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  id          uuid not null,
  decision    text not null check (decision in ('APPROVED', 'RETURNED', 'DECLINED')),
  decided_at  timestamptz not null,
  decided_by  text not null,
  reason      text,
  held        text not null,
  logo_png    bytea,
  logo_width  int,
  logo_height int,
  logo_alt    text,
  primary key (tenant_id, id)
);
create index statement_decision_latest on statement_decision (tenant_id, decided_at desc);

do $$
declare t text;
begin
  foreach t in array array['statement_draft', 'statement_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;
create policy waiting on statement_draft for select to pledgekeeper_programme using (state = 'SENT');
create policy waiting_counted on statement_draft for select to pledgekeeper_housekeeper using (state = 'SENT');
create policy reviewed_read on statement_decision for select to pledgekeeper_programme using (true);

grant select, insert, update, delete on statement_draft to pledgekeeper_app;
grant select on statement_decision to pledgekeeper_app;
grant select, update, delete on statement_draft to pledgekeeper_programme;
grant select, insert on statement_decision to pledgekeeper_programme;
grant select (tenant_id, state, sent_at) on statement_draft to pledgekeeper_housekeeper;
-- Leads are written to about what was decided.
grant select (name, role) on member to pledgekeeper_programme;

-- Every node learns within a second that what is public has changed (docs/adr/0050): the rows are added up. A change counts in one that
-- no other change is holding, so that none waits for another.
create table public_change (
  stripe  int primary key,
  changes bigint not null
);
insert into public_change select stripe, 0 from generate_series(1, 16) stripe;
grant select, update (changes) on public_change to pledgekeeper_app, pledgekeeper_programme;
grant select on public_change to pledgekeeper_public;
