-- What was entered from files (docs/adr/0044). Of a file itself nothing is kept, nor of anyone in it.
create table log_import (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  id           uuid not null,
  destination  text not null check (destination in ('TRAINING', 'SUPERVISION', 'ACTIONS')),
  rows_read    int not null check (rows_read >= 0),
  rows_counted int not null check (rows_counted between 0 and rows_read),
  added        int not null check (added >= 0),
  changed      int not null check (changed >= 0),
  entered_by   text not null,
  subject      text not null,
  entered_at   timestamptz not null,
  undone_by    text,
  undone_at    timestamptz,
  version      int not null default 1,
  primary key (tenant_id, id)
);
create index log_import_by_time on log_import (tenant_id, entered_at desc, id);

-- Each entry or action that came of it: by what later files know it, and what it said before, so that all of it can be undone.
create table log_import_line (
  tenant_id  uuid not null default current_tenant(),
  import_id  uuid not null,
  number     int not null,
  key        text not null check (length(key) = 64),
  entry_id   uuid not null,
  version    int not null,
  varies     text not null,
  before     text,
  primary key (tenant_id, import_id, number),
  foreign key (tenant_id, import_id) references log_import (tenant_id, id) on delete cascade
);
create index log_import_line_by_key on log_import_line (tenant_id, key);

-- How a file with these headings was understood last time. The headings are known by their digest.
create table import_mapping (
  tenant_id    uuid not null default current_tenant() references tenant (id),
  destination  text not null check (destination in ('TRAINING', 'SUPERVISION', 'ACTIONS')),
  known        text not null check (length(known) = 64),
  mapping      text not null check (length(mapping) <= 20000),
  saved_at     timestamptz not null default now(),
  primary key (tenant_id, destination, known)
);

do $$
declare t text;
begin
  foreach t in array array['log_import', 'log_import_line', 'import_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;

grant select, insert, update on log_import, import_mapping to pledgekeeper_app;
grant select, insert on log_import_line to pledgekeeper_app;
