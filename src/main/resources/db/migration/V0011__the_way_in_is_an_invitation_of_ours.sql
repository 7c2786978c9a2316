-- The link in an invitation leads to a page of ours. Whoever invites writes it, whoever holds the link sees it, nobody else.
create table invitation (
  link_hash    text primary key,
  expires_at   timestamptz not null,
  account      text not null,
  name         text not null,
  organisation text not null,
  subject      text not null,
  words        text not null,
  path         text not null
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy written on invitation for insert to pledgekeeper_app, pledgekeeper_programme with check (true);
create policy own_links on invitation to pledgekeeper_applicant using (link_hash = any (open_links())) with check (link_hash = any (open_links()));
create policy forgotten on invitation to pledgekeeper_housekeeper using (expires_at < now() - interval '60 days');
grant insert on invitation to pledgekeeper_app, pledgekeeper_programme;
grant select, update on invitation to pledgekeeper_applicant;
grant select, delete on invitation to pledgekeeper_housekeeper;

-- An invitation's mail is always our own now.
alter table outbox drop column account;
