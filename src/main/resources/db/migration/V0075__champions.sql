-- Who the champions are, as roles with a term; what one leaves for the next goes with it.
create table champion (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  id           uuid not null,
  role         text not null check (length(role) <= 120),
  term_from    date not null,
  term_until   date,
  hours        numeric(4, 1) check (hours between 0 and 40),
  reports_to   text check (length(reports_to) <= 120),
  deputy       text check (length(deputy) <= 120),
  handover     text not null check (handover in ('NOT_BEGUN', 'BEING_PREPARED', 'HANDED_OVER')),
  wished       text check (length(wished) <= 2000),
  subject      text,
  written_by   text not null,
  written_at   timestamptz not null,
  version      int not null,
  primary key (tenant_id, id),
  check (term_until >= term_from),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete set null (subject)
);
create index champion_by_term on champion (tenant_id, term_from desc);
create index champion_by_subject on champion (tenant_id, subject);
alter table champion enable row level security;
alter table champion force row level security;
create policy own_tenant on champion using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update on champion to pledgekeeper_app;
