-- What the public is told of feedback is a line like those on promises (docs/adr/0033): what people said is its sentence, what was done its words.
alter table since_line
  add column kind     text not null default 'SINCE',
  add column entry_id uuid,
  alter column promise_id drop not null,
  alter column sentence drop not null,
  add constraint since_line_kind check (kind = 'SINCE' and promise_id is not null and sentence is not null
    or kind = 'SAID' and entry_id is not null and sentence is not null);
create index since_line_by_entry on since_line (tenant_id, entry_id, offered_at desc) where entry_id is not null;
