-- Editions published from the product. Nothing changes or removes one, and whoever drafted it last or proposed it does not approve it.
create table published_edition (
  edition          text primary key,
  holds_from       date not null,
  edition_yaml     text not null,
  map_yaml         text not null,
  short_set_yaml   text not null,
  drafted_by       text not null,
  drafted_by_name  text not null,
  proposed_by      text not null,
  proposed_by_name text not null,
  approved_by      text not null default current_person(),
  approved_by_name text not null,
  approved_at      timestamptz not null default now()
);
alter table published_edition enable row level security;
alter table published_edition force row level security;
create policy for_everyone on published_edition for select to pledgekeeper_app, pledgekeeper_programme using (true);
create policy second_person on published_edition for insert to pledgekeeper_programme with check (
  approved_by = current_person() and exists (
    select from edition_draft d where d.state = 'PROPOSED' and d.edition_yaml = published_edition.edition_yaml
      and d.map_yaml = published_edition.map_yaml and d.short_set_yaml = published_edition.short_set_yaml
      and d.changed_by = drafted_by and d.proposed_by = published_edition.proposed_by
      and d.changed_by <> current_person() and d.proposed_by <> current_person()));

create function stays_as_published() returns trigger language plpgsql as $$
begin
  raise exception 'an edition that was published never changes';
end $$;
create trigger stays_as_published before update or delete on published_edition for each row execute function stays_as_published();
grant select (edition, holds_from, edition_yaml, map_yaml, short_set_yaml) on published_edition to pledgekeeper_app;
grant select, insert on published_edition to pledgekeeper_programme;
grant select, insert on checklist_edition to pledgekeeper_programme;
