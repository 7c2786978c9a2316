-- What the lead asks the board for: all that is kept of an organisation's board paper (docs/adr/0052), one ask on each line.
create table board_paper (
  tenant_id  uuid not null default current_tenant() references tenant (id),
  asks       text not null check (length(asks) <= 2000),
  written_by text not null,
  written_at timestamptz not null default now(),
  version    int not null,
  primary key (tenant_id)
);
alter table board_paper enable row level security;
alter table board_paper force row level security;
create policy own_tenant on board_paper using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update on board_paper to pledgekeeper_app;
