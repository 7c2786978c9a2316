-- The words of each entry, so that a word typed with a slip is found without reading every entry. Row security lets an index be used
-- by equality only, so a word is found by its first letter; that letter is never forgiven.
create table log_entry_word (
  tenant_id uuid not null default current_tenant(),
  entry_id  uuid not null,
  word      text not null check (length(word) between 3 and 60),
  initial   text not null generated always as (left(word, 1)) stored,
  primary key (tenant_id, entry_id, word),
  foreign key (tenant_id, entry_id) references log_entry (tenant_id, id) on delete cascade
);
create index log_entry_word_by_initial on log_entry_word (tenant_id, initial, word, entry_id);
alter table log_entry_word enable row level security;
alter table log_entry_word force row level security;
create policy own_tenant on log_entry_word using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on log_entry_word to pledgekeeper_app;

-- Words that a slip can be forgiven in: of letters, not too short.
create function words_of(search text) returns setof text language sql immutable parallel safe strict as $$
  select distinct left(w, 60) from unnest(string_to_array(translate(search, '.,;:!?()“”', ''), ' ')) w where w !~ '\d' and length(w) > 2
$$;

create function keep_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from log_entry_word w using now_so n join was_so o on o.tenant_id = n.tenant_id and o.id = n.id
      where w.tenant_id = n.tenant_id and w.entry_id = n.id and n.search <> o.search;
    insert into log_entry_word (tenant_id, entry_id, word)
      select n.tenant_id, n.id, words_of(n.search) from now_so n join was_so o on o.tenant_id = n.tenant_id and o.id = n.id
      where n.search <> o.search;
  else
    insert into log_entry_word (tenant_id, entry_id, word) select n.tenant_id, n.id, words_of(n.search) from now_so n;
  end if;
  return null;
end $$;
create trigger keep_words_of_new after insert on log_entry referencing new table as now_so for each statement execute function keep_words();
create trigger keep_words_of_changed after update on log_entry referencing old table as was_so new table as now_so
  for each statement execute function keep_words();

-- What is there already, of every organisation: the owner sees it for this moment.
alter table log_entry no force row level security;
alter table log_entry_word no force row level security;
insert into log_entry_word (tenant_id, entry_id, word) select tenant_id, id, words_of(search) from log_entry;
alter table log_entry force row level security;
alter table log_entry_word force row level security;
