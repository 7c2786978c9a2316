-- A story that someone tells of an organisation, and the private link it is told through (docs/adr/0038). Once it has ended the row
-- keeps that there was one, and when; its words, its links, its news and the teller's address are gone.
create table story (
  tenant_id     uuid not null default current_tenant() references tenant (id),
  id            uuid not null,
  state         text not null check (state in ('OPEN', 'TOLD', 'ENDED')),
  invited_by    text not null,
  made_at       timestamptz not null,
  written_with  boolean not null default false,
  words         text check (length(words) <= 20000),
  note          text check (length(note) <= 200),
  channels      text not null default '',
  months        int check (months in (12, 24)),
  news          boolean not null default false,
  told_at       timestamptz,
  expires_on    date not null,
  inside_at     timestamptz,
  training_at   timestamptz,
  programme_at  timestamptz,
  public_state  text not null default 'NONE' check (public_state in ('NONE', 'OFFERED', 'PUBLISHED', 'RETURNED')),
  public_at     timestamptz,
  reason        text,
  decided_by    text,
  tell_due      text,
  reminded_at   timestamptz,
  ended_at      timestamptz,
  ended_how     text check (ended_how in ('WITHDRAWN', 'EXPIRED', 'TAKEN_AWAY')),
  version       int not null,
  primary key (tenant_id, id),
  check (state = 'TOLD' or inside_at is null and training_at is null and programme_at is null and public_state = 'NONE'),
  check (state <> 'ENDED' or words is null and note is null)
);
create index story_newest on story (tenant_id, made_at desc);
create index story_public on story (tenant_id, public_at desc) where public_state = 'PUBLISHED';
create index story_offered on story (public_at) where public_state = 'OFFERED';
create index story_for_programme on story (programme_at) where programme_at is not null;
create index story_to_expire on story (expires_on) where state <> 'ENDED';
create index story_to_tell on story (tenant_id) where tell_due is not null;

-- The secrets of its private links, as digests only.
create table story_link (
  tenant_id uuid not null default current_tenant(),
  link_hash text not null,
  story_id  uuid not null,
  primary key (tenant_id, link_hash),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
);
create index story_link_by_hash on story_link (link_hash);

-- What the teller agreed to and when, with the words they read; rows are only added.
create table story_consent (
  tenant_id       uuid not null default current_tenant(),
  id              uuid not null default gen_random_uuid(),
  story_id        uuid not null,
  at              timestamptz not null default now(),
  what            text not null check (what in ('GIVEN', 'CHANGED', 'WITHDRAWN', 'EXPIRED', 'TAKEN_AWAY')),
  channels        text not null,
  months          int,
  wording         text,
  wording_version int,
  wording_date    date,
  primary key (tenant_id, id),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
);
create index story_consent_of on story_consent (tenant_id, story_id, at);

-- Where a teller asked to be written to; apart from the story, and gone with it.
create table story_contact (
  tenant_id uuid not null default current_tenant(),
  story_id  uuid not null,
  email     text not null check (length(email) <= 200),
  primary key (tenant_id, story_id),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
);

-- Copies that were printed, taken out or handed out: to whom by role and for what. They outlive the story, to be recalled.
create table story_copy (
  tenant_id   uuid not null default current_tenant(),
  id          uuid not null,
  story_id    uuid not null,
  how         text not null check (how in ('PRINTED', 'EXPORTED', 'HANDED_OUT')),
  to_whom     text not null check (length(to_whom) <= 120),
  for_what    text not null check (length(for_what) <= 200),
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  recalled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
);
create index story_copy_of on story_copy (tenant_id, story_id, recorded_at);

-- What came of it, for the teller.
create table story_news (
  tenant_id uuid not null default current_tenant(),
  id        uuid not null,
  story_id  uuid not null,
  words     text not null check (length(words) <= 600),
  told_at   timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
);
create index story_news_of on story_news (tenant_id, story_id, told_at);

create function current_story() returns uuid language sql stable
  return cast(nullif(current_setting('app.story', true), '') as uuid);

do $$
declare t text;
begin
  foreach t in array array['story', 'story_link', 'story_consent', 'story_contact', 'story_copy', 'story_news'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
  -- A teller's transaction sees its own story even of its tenant, and no other.
  foreach t in array array['story_consent', 'story_contact', 'story_copy', 'story_news'] loop
    execute format('create policy own_story on %I as restrictive to pledgekeeper_teller using (story_id = current_story())', t);
  end loop;
end $$;
create policy own_story on story as restrictive to pledgekeeper_teller using (id = current_story());
create policy own_story on story_link as restrictive to pledgekeeper_teller
  using (link_hash = any (open_links()) or story_id = current_story());
create policy by_link on story_link for select to pledgekeeper_teller using (link_hash = any (open_links()));
create policy published on story for select to pledgekeeper_public
  using (public_state = 'PUBLISHED' and expires_on >= current_date);
create policy offered on story for select to pledgekeeper_programme using (public_state = 'OFFERED' or programme_at is not null);
-- Even inside an organisation, staff see no story but those they were offered.
create policy offered_only on story as restrictive to pledgekeeper_programme using (public_state <> 'NONE' or programme_at is not null);
create policy due on story for select to pledgekeeper_housekeeper using (state <> 'ENDED');

grant select, insert, update on story to pledgekeeper_app;
grant select, insert on story_consent to pledgekeeper_app;
grant select, insert, delete on story_link, story_news to pledgekeeper_app;
grant select, delete on story_contact to pledgekeeper_app;
grant select, insert, update on story_copy to pledgekeeper_app;
grant usage on schema public to pledgekeeper_teller;
grant select, update on story to pledgekeeper_teller;
grant select, insert, delete on story_link to pledgekeeper_teller;
grant select, insert on story_consent to pledgekeeper_teller;
grant select, insert, update, delete on story_contact to pledgekeeper_teller;
grant select on story_copy, tenant to pledgekeeper_teller;
grant select, delete on story_news to pledgekeeper_teller;
grant insert (action, subject, detail) on journal to pledgekeeper_teller;
grant select, update (changes) on public_change to pledgekeeper_teller;
grant select (tenant_id, words, note, public_state, public_at, expires_on) on story to pledgekeeper_public;
grant select on story to pledgekeeper_programme;
grant update (public_state, public_at, reason, decided_by, tell_due, version) on story to pledgekeeper_programme;
grant select (tenant_id, state, expires_on, told_at, reminded_at, tell_due) on story to pledgekeeper_housekeeper;

-- A mail to a teller goes with the story. No one in the workspace learns where it went, even where it could not arrive.
alter table outbox add column story uuid;
create index outbox_of_story on outbox (story) where story is not null;
drop policy failed_here on outbox;
create policy failed_here on outbox for select to pledgekeeper_app
  using (failed_at is not null and workspace = current_tenant() and story is null);
create policy gone_with_story on outbox for delete to pledgekeeper_app, pledgekeeper_teller
  using (workspace = current_tenant() and story = current_story());
grant delete on outbox to pledgekeeper_app, pledgekeeper_teller;
