-- An organisation asks the programme for help: a thread of messages between the two (docs/adr/0056).
create table support_request (
  tenant_id  uuid not null default current_tenant() references tenant (id),
  id         uuid not null,
  subject    text not null check (length(subject) <= 120),
  about      text check (length(about) <= 120),
  state      text not null check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
  asked_by   text not null,
  asked_at   timestamptz not null,
  changed_at timestamptz not null,
  version    int not null,
  primary key (tenant_id, id)
);
create index support_request_waiting on support_request (changed_at) where state = 'OPEN';
create index support_request_newest on support_request (tenant_id, changed_at desc);
create index support_request_latest on support_request (changed_at desc);

create table support_message (
  tenant_id      uuid not null default current_tenant() references tenant (id),
  id             uuid not null,
  request_id     uuid not null,
  words          text not null check (length(words) <= 4000),
  from_programme boolean not null,
  written_by     text not null,
  written_at     timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references support_request (tenant_id, id)
);
create index support_message_of on support_message (tenant_id, request_id, written_at);
create index support_message_by_day on support_message (tenant_id, written_at) where not from_programme;

do $$
declare t text;
begin
  foreach t in array array['support_request', 'support_message'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy asked_programme on %I for select to pledgekeeper_programme using (current_tenant() is null)', t);
  end loop;
end $$;
create policy waiting_counted on support_request for select to pledgekeeper_housekeeper using (state = 'OPEN');

grant select, insert on support_request, support_message to pledgekeeper_app;
grant update (state, changed_at, version) on support_request to pledgekeeper_app, pledgekeeper_programme;
grant select on support_request, support_message to pledgekeeper_programme;
grant insert on support_message to pledgekeeper_programme;
grant select (tenant_id, state, changed_at) on support_request to pledgekeeper_housekeeper;
-- Leads and champions are written to when an answer waits; those who were invited for some items only are not.
grant select (only_assigned) on member to pledgekeeper_programme;
