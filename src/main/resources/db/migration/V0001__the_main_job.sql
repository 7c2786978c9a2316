-- Every tenant table: tenant_id first in every key, defaulted from the transaction's tenant,
-- row security enabled and forced. CatalogueIT reads the catalogue and fails on any table without all this.

create function current_tenant() returns uuid language sql stable
  return nullif(current_setting('app.tenant', true), '')::uuid;
create function current_person() returns text language sql stable
  return nullif(current_setting('app.person', true), '');

-- Shared -------------------------------------------------------------------------------------

-- The register of tenants: what the public may know of each.
create table tenant (
  id          uuid primary key,
  slug        text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name        text not null check (length(name) <= 160),
  sector      text not null,
  area        text not null,
  size        text not null,
  website     text check (length(website) <= 300),
  pledged_on  date not null
);
create index tenant_by_sector_area on tenant (sector, area);

-- An organisation's application to sign: a draft kept while it is typed, then what the programme reviews.
create table application (
  id              uuid primary key,
  reference       text unique,
  state           text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED')),
  link_hash       text unique,
  link_expires_at timestamptz,
  name            text,
  sector          text,
  area            text,
  size            text,
  website         text,
  lead_name       text,
  lead_email      text,
  lead_role       text,
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
  started_at      timestamptz not null,
  submitted_at    timestamptz,
  decided_at      timestamptz,
  decided_by      text,
  return_reason   text,
  founded         uuid references tenant (id),
  version         int not null
);
create index application_by_state on application (state, submitted_at);

-- A published edition of the checklist never changes: the file's digest is kept and compared at start-up.
create table checklist_edition (
  edition text primary key,
  sha256  text not null,
  seen_at timestamptz not null default now()
);

create table outbox (
  id         uuid primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  attempts   int not null,
  problem    text
);
create index outbox_waiting on outbox (created_at) where sent_at is null;

-- Frozen national figures: withheld cells are null here already.
create table figures_release (
  number        int primary key,
  frozen_at     timestamptz not null,
  organisations int
);
create table figure (
  release       int not null references figures_release (number),
  commitment    text not null,
  standing      text not null,
  sector        text not null,
  organisations int check (organisations >= 5),
  primary key (release, commitment, standing, sector)
);

-- Tenant tables ------------------------------------------------------------------------------

create table member (
  tenant_id uuid not null default current_tenant() references tenant (id),
  id        uuid not null,
  subject   text not null,
  name      text not null,
  email     text not null,
  role      text not null check (role in ('LEAD', 'CHAMPION', 'CONTRIBUTOR', 'VIEWER')),
  primary key (tenant_id, id),
  unique (tenant_id, subject)
);
create index member_by_subject on member (subject, tenant_id);

create table published_statement (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  id           uuid not null,
  words        text not null,
  logo_png     bytea not null,
  logo_sha256  text not null,
  logo_width   int not null,
  logo_height  int not null,
  logo_alt     text not null,
  senior_name  text not null,
  senior_role  text not null,
  published_at timestamptz not null,
  primary key (tenant_id, id)
);
create index published_statement_latest on published_statement (tenant_id, published_at desc);

create table assessment (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  id           uuid not null,
  number       int not null,
  edition      text not null,
  opened_at    timestamptz not null,
  submitted_at timestamptz,
  submitted_by text,
  version      int not null,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);

create table answer (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  indicator     text not null,
  level         text,
  note          text check (length(note) <= 4000),
  evidence      text check (length(evidence) <= 2000),
  changed       text check (length(changed) <= 4000),
  answered_by   text not null,
  answered_at   timestamptz not null,
  version       int not null,
  primary key (tenant_id, assessment_id, indicator),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);

-- What a submitted round sends to the programme, and nothing more.
create table submitted_standing (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  commitment    text not null,
  sector        text not null,
  standing      text not null,
  submitted_at  timestamptz not null,
  release       int references figures_release (number),
  primary key (tenant_id, assessment_id, commitment),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
create index submitted_standing_waiting on submitted_standing (sector) where release is null;

-- Who did what, when. Rows outside any tenant carry the nil tenant.
create table journal (
  tenant_id uuid not null default coalesce(current_tenant(), '00000000-0000-0000-0000-000000000000'),
  id        uuid not null default gen_random_uuid(),
  at        timestamptz not null default now(),
  person    text not null,
  action    text not null,
  subject   text not null,
  detail    text,
  primary key (tenant_id, id)
);
create index journal_by_time on journal (tenant_id, at);

do $$
declare t text;
begin
  foreach t in array array['member', 'published_statement', 'assessment', 'answer', 'submitted_standing', 'journal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['member', 'published_statement', 'assessment', 'answer', 'submitted_standing'] loop
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;

create policy own_tenant on journal
  using (tenant_id = coalesce(current_tenant(), '00000000-0000-0000-0000-000000000000'))
  with check (tenant_id = coalesce(current_tenant(), '00000000-0000-0000-0000-000000000000'));
-- A person finds the workspaces they belong to before any tenant is chosen, and not from inside one.
create policy own_membership on member for select to pledgekeeper_app using (current_tenant() is null and subject = current_person());
-- What is published is for everyone to read.
create policy published on published_statement for select to pledgekeeper_public, pledgekeeper_programme using (true);
-- The freezing of figures reads every organisation's submitted standings and marks them as released.
create policy figures_read on submitted_standing for select to pledgekeeper_figures using (true);
create policy figures_mark on submitted_standing for update to pledgekeeper_figures using (true) with check (true);

-- The last review date on the public profile, without opening the assessment itself.
create table review_date (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  submitted_on date not null,
  primary key (tenant_id)
);
alter table review_date enable row level security;
alter table review_date force row level security;
create policy own_tenant on review_date using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy published on review_date for select to pledgekeeper_public, pledgekeeper_programme using (true);

-- Who may do what ----------------------------------------------------------------------------

grant usage on schema public to pledgekeeper_app, pledgekeeper_public, pledgekeeper_applicant, pledgekeeper_programme, pledgekeeper_figures;

grant select on tenant, published_statement, review_date to pledgekeeper_public, pledgekeeper_programme;
grant select, insert on journal to pledgekeeper_app, pledgekeeper_programme;
grant insert on journal to pledgekeeper_applicant, pledgekeeper_figures;

grant select, insert on tenant to pledgekeeper_app;
grant select, insert, update, delete on member, assessment, answer, review_date, submitted_standing to pledgekeeper_app;
grant select, insert on published_statement to pledgekeeper_app;
grant select, insert on checklist_edition to pledgekeeper_app;
grant select, insert, update, delete on application, outbox to pledgekeeper_app;
grant select on figures_release, figure to pledgekeeper_app;

grant select, insert, update on application to pledgekeeper_applicant;
grant insert on outbox to pledgekeeper_applicant;

grant select, update on application to pledgekeeper_programme;
grant insert on tenant, member, published_statement, outbox to pledgekeeper_programme;
grant select on figures_release, figure to pledgekeeper_programme;

grant select, update (release) on submitted_standing to pledgekeeper_figures;
grant select, insert on figures_release, figure to pledgekeeper_figures;
