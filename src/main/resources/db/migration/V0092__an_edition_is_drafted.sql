-- The next edition of the checklist while staff draft it: one at a time (docs/adr/0059). Who changed it last and who proposed it is
-- the database's to say.
create table edition_draft (
  only_one         boolean primary key default true check (only_one),
  version          int not null default 1,
  state            text not null default 'DRAFTING' check (state in ('DRAFTING', 'PROPOSED')),
  edition_yaml     text not null check (length(edition_yaml) <= 300000),
  map_yaml         text not null check (length(map_yaml) <= 300000),
  short_set_yaml   text not null check (length(short_set_yaml) <= 300000),
  changed_by       text not null default current_person(),
  changed_by_name  text not null,
  changed_at       timestamptz not null default now(),
  proposed_by      text,
  proposed_by_name text,
  proposed_at      timestamptz,
  check ((state = 'PROPOSED') = (proposed_by is not null))
);
alter table edition_draft enable row level security;
alter table edition_draft force row level security;
create policy staff on edition_draft to pledgekeeper_programme using (true) with check (true);

create function say_who_drafts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.changed_by := current_person();
    new.state := 'DRAFTING';
  else
    new.version := old.version + 1;
    if row(new.edition_yaml, new.map_yaml, new.short_set_yaml) is distinct from row(old.edition_yaml, old.map_yaml, old.short_set_yaml) then
      if old.state = 'PROPOSED' then
        raise exception 'an edition that was proposed is taken back before it is changed';
      end if;
      new.changed_by := current_person();
      new.changed_at := now();
    else
      new.changed_by := old.changed_by;
      new.changed_by_name := old.changed_by_name;
      new.changed_at := old.changed_at;
    end if;
  end if;
  if new.state = 'DRAFTING' then
    new.proposed_by := null;
    new.proposed_by_name := null;
    new.proposed_at := null;
  elsif old.state = 'DRAFTING' then
    new.proposed_by := current_person();
    new.proposed_at := now();
  else
    new.proposed_by := old.proposed_by;
    new.proposed_by_name := old.proposed_by_name;
    new.proposed_at := old.proposed_at;
  end if;
  return new;
end $$;
create trigger say_who_drafts before insert or update on edition_draft for each row execute function say_who_drafts();
grant select, insert, update, delete on edition_draft to pledgekeeper_programme;
