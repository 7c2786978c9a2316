-- What the programme tells every workspace, or those of one sector, from one day until another.
create table announcement (
  id            uuid primary key,
  title         text not null check (length(title) <= 80),
  words         text not null check (length(words) <= 4000),
  shown_from    date not null,
  shown_until   date not null,
  sector        text,
  written_by    text not null,
  written_at    timestamptz not null,
  corrected_at  timestamptz,
  corrections   int not null default 0,
  taken_back_at timestamptz,
  version       int not null,
  check (shown_until >= shown_from)
);
create index announcement_by_end on announcement (shown_until);
alter table announcement enable row level security;
alter table announcement force row level security;
create policy staff_write on announcement to pledgekeeper_programme using (true) with check (true);
-- A workspace sees those for it, and none that was taken back.
create policy shown_here on announcement for select to pledgekeeper_app using (
  taken_back_at is null
  and (sector is null or sector = (select t.sector from tenant t where t.id = current_tenant())));
create policy taken_in on announcement for insert to pledgekeeper_housekeeper with check (true);
grant select, insert, update on announcement to pledgekeeper_programme;
grant insert on announcement to pledgekeeper_housekeeper;
grant select (id, title, words, shown_from, shown_until, sector, written_at, corrected_at, corrections, taken_back_at) on announcement
  to pledgekeeper_app;

-- Who has put one away, as it was worded then: once it is corrected they see it again.
create table announcement_put_away (
  tenant_id       uuid not null default current_tenant() references tenant (id),
  subject         text not null,
  announcement_id uuid not null references announcement (id),
  corrections     int not null,
  primary key (tenant_id, subject, announcement_id),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade
);
alter table announcement_put_away enable row level security;
alter table announcement_put_away force row level security;
create policy own_tenant on announcement_put_away using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update on announcement_put_away to pledgekeeper_app;
