-- A link with which someone without an account reads one signed-off review (docs/adr/0053), by the digest of its secret.
create table review_link (
  tenant_id      uuid not null default current_tenant() references tenant (id),
  id             uuid not null default gen_random_uuid(),
  secret_hash    text not null,
  assessment_id  uuid not null,
  for_whom       text not null check (length(for_whom) <= 120),
  made_by        text not null,
  made_at        timestamptz not null default now(),
  expires_at     timestamptz not null,
  revoked_by     text,
  revoked_at     timestamptz,
  opened         int not null default 0,
  last_opened_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret_hash),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
create index review_link_by_secret on review_link (secret_hash);
create index review_link_newest on review_link (tenant_id, made_at desc);
create index review_link_of_review on review_link (tenant_id, assessment_id);
alter table review_link enable row level security;
alter table review_link force row level security;
create policy own_tenant on review_link using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy by_secret on review_link for select to pledgekeeper_reader using (secret_hash = any (open_links()));
-- Even inside its tenant a reader sees the link they hold and no other, and that only until it ends.
create policy while_open on review_link as restrictive to pledgekeeper_reader
  using (secret_hash = any (open_links()) and revoked_at is null and expires_at > now());
create policy by_link on assessment as restrictive to pledgekeeper_reader
  using (signed_off_at is not null and id in (select l.assessment_id from review_link l));
create policy by_link on answer as restrictive to pledgekeeper_reader using (assessment_id in (select a.id from assessment a));
grant select, insert, update on review_link to pledgekeeper_app;

-- Which answers were chosen, and nothing that anyone wrote or who they are.
grant usage on schema public to pledgekeeper_reader;
grant select (tenant_id, secret_hash, assessment_id, expires_at, revoked_at, opened), update (opened, last_opened_at) on review_link
  to pledgekeeper_reader;
grant select (id, name) on tenant to pledgekeeper_reader;
grant select (tenant_id) on published_statement to pledgekeeper_reader;
grant select (tenant_id, id, number, edition, short_set, opened_at, signed_off_at) on assessment to pledgekeeper_reader;
grant select (tenant_id, assessment_id, indicator, level, origin) on answer to pledgekeeper_reader;
