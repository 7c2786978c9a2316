-- A sentence of the public statement that the lead has marked as a promise, as it was published. It outlives the statement.
create table promise (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  id          uuid not null,
  sentence    text not null check (length(sentence) <= 1000),
  marked_by   text not null,
  marked_at   timestamptz not null,
  unmarked_at timestamptz,
  primary key (tenant_id, id)
);
-- A sentence may be longer than an index takes.
create unique index promise_by_sentence on promise (tenant_id, md5(sentence));

-- What has been done since, as an organisation offers it to the public in its own words; the sentence is frozen with it.
create table since_line (
  tenant_id   uuid not null default current_tenant(),
  id          uuid not null,
  promise_id  uuid not null,
  sentence    text not null check (length(sentence) <= 1000),
  words       text not null check (length(words) <= 400),
  happened_on date not null,
  state       text not null check (state in ('OFFERED', 'PUBLISHED', 'RETURNED', 'TAKEN_BACK')),
  offered_by  text not null,
  offered_at  timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  reason      text,
  version     int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, promise_id) references promise (tenant_id, id)
);
create index since_line_by_promise on since_line (tenant_id, promise_id, happened_on desc);
create index since_line_public on since_line (tenant_id, happened_on desc) where state = 'PUBLISHED';
create index since_line_waiting on since_line (offered_at) where state = 'OFFERED';

do $$
declare t text;
begin
  foreach t in array array['promise', 'since_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;
create policy published on since_line for select to pledgekeeper_public using (state = 'PUBLISHED');
create policy waiting on since_line for select to pledgekeeper_programme using (state = 'OFFERED');
create policy waiting_counted on since_line for select to pledgekeeper_housekeeper using (state = 'OFFERED');

grant select, insert, update on promise, since_line to pledgekeeper_app;
grant select on since_line to pledgekeeper_public;
grant select, update on since_line to pledgekeeper_programme;
grant select (tenant_id, state, offered_at) on since_line to pledgekeeper_housekeeper;

-- An entry keeps a promise as an action does: by its sentence.
alter table log_entry add column promise text check (length(promise) <= 1000);
create index log_entry_by_promise on log_entry (tenant_id, happened_on desc) where promise is not null;
create index action_by_promise on action (tenant_id, decided_on desc) where promise is not null;

-- What actions were said to keep until now are promises.
alter table action no force row level security;
alter table promise no force row level security;
insert into promise (tenant_id, id, sentence, marked_by, marked_at)
  select tenant_id, gen_random_uuid(), promise, (array_agg(started_by order by started_at))[1], min(started_at) from action
  where promise is not null group by tenant_id, promise;
alter table promise force row level security;
alter table action force row level security;
