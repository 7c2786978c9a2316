-- One private calendar for a person in a workspace, found by the digest of its secret; it ends with their place there.
create table calendar_feed (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  subject     text not null,
  secret_hash text not null,
  kinds       text not null check (kinds <> ''),
  as_typed    boolean not null,
  made_at     timestamptz not null default now(),
  primary key (tenant_id, subject),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade
);
create index calendar_feed_by_secret on calendar_feed (secret_hash);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy own_tenant on calendar_feed using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy by_secret on calendar_feed for select to pledgekeeper_calendar using (secret_hash = any (open_links()));
grant select, insert, update, delete on calendar_feed to pledgekeeper_app;

-- Whoever reads a calendar is nobody we know: days and titles, and what says whether their person may see them, are all they reach.
grant usage on schema public to pledgekeeper_calendar;
grant select on calendar_feed to pledgekeeper_calendar;
grant select (tenant_id, subject, only_assigned) on member to pledgekeeper_calendar;
grant select (tenant_id, subject, item) on assignment to pledgekeeper_calendar;
grant select (tenant_id, id, title, due_month, commitment, indicator, state, subject, started_at, version) on action to pledgekeeper_calendar;
grant select (tenant_id, id, log, line, happened_on, commitment, indicator, state, subject, written_at, removed_at, version) on log_entry
  to pledgekeeper_calendar;
grant select (tenant_id, id, number, opened_at) on assessment to pledgekeeper_calendar;
grant select (tenant_id, id, title, review_by, added_at, version) on evidence to pledgekeeper_calendar;
grant select (tenant_id, evidence_id, indicator) on evidence_use to pledgekeeper_calendar;
