-- How often a person wants the digest, and the day of the last one: of two nodes that write it at once, one finds its row.
create table digest_setting (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  subject     text not null,
  rhythm      text not null default 'MONTHLY' check (rhythm in ('MONTHLY', 'FORTNIGHTLY', 'NONE')),
  last_period date,
  primary key (tenant_id, subject),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade
);

-- The links of a digest, by their digests: one for each action in it, good once, and one that stops it.
create table digest_link (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  secret_hash text not null,
  subject     text not null,
  action_id   uuid,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  primary key (tenant_id, secret_hash),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade,
  foreign key (tenant_id, action_id) references action (tenant_id, id) on delete cascade
);
create index digest_link_by_secret on digest_link (secret_hash);
create index digest_link_by_end on digest_link (tenant_id, expires_at);

do $$
declare t text;
begin
  foreach t in array array['digest_setting', 'digest_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;
create policy by_secret on digest_link for select to pledgekeeper_recipient using (secret_hash = any (open_links()));
grant select, insert, update, delete on digest_setting, digest_link to pledgekeeper_app;

-- Whoever holds a link of a digest: the one action, what says whether its person may change it, and the digest's own setting.
grant usage on schema public to pledgekeeper_recipient;
grant select, update (used_at) on digest_link to pledgekeeper_recipient;
grant select (tenant_id, subject), insert (tenant_id, subject, rhythm), update (rhythm) on digest_setting to pledgekeeper_recipient;
grant select (id, name, slug) on tenant to pledgekeeper_recipient;
grant select (tenant_id, subject, role, only_assigned) on member to pledgekeeper_recipient;
grant select (tenant_id, subject, item) on assignment to pledgekeeper_recipient;
grant select (tenant_id, id, title, due_month, commitment, indicator, state, subject, version), update (state, version) on action
  to pledgekeeper_recipient;
grant insert (action, subject, detail) on journal to pledgekeeper_recipient;

-- A mail that a person can stop says where (RFC 8058).
alter table outbox add column stop_address text;
