-- The counts that went with a signed-off review, as its lead saw them (docs/adr/0048): written once, never altered.
create table submitted_count (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  subject       text not null check (subject in ('ACTIONS', 'TRAINING', 'SUPERVISION', 'INVOLVEMENT')),
  part          text not null check (part <> ''),
  kind          text not null,
  measure       text not null check (measure <> ''),
  title         text not null,
  label         text not null,
  number        int not null check (number >= 0),
  place         int not null,
  submitted_at  timestamptz not null,
  primary key (tenant_id, assessment_id, subject, part, kind, measure),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);

-- Whether an organisation sends its counts of people too; without a row it does not.
create table people_counts_choice (
  tenant_id uuid not null default current_tenant() references tenant (id),
  sent      boolean not null,
  primary key (tenant_id)
);

do $$
declare t text;
begin
  foreach t in array array['submitted_count', 'people_counts_choice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;

grant select, insert, delete on submitted_count to pledgekeeper_app;
grant select, insert, update on people_counts_choice to pledgekeeper_app;
