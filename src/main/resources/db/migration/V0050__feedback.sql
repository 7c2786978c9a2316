-- What people said, and what came of it (docs/adr/0033). What people were told, and when, is as in the log of lived experience.
alter table log_entry
  add column theme      text check (length(theme) <= 160),
  add column raised_by  text check (raised_by in ('PEOPLE_WHO_USE_SERVICES', 'STAFF', 'PARTNERS')),
  add column route      text check (route in ('CONVERSATION', 'MEETING', 'SURVEY', 'CARD', 'LETTER', 'ONLINE', 'COMPLAINT', 'OTHER')),
  add column heard      text check (length(heard) <= 1000),
  add column decision   text check (decision in ('YES', 'PARTLY', 'NOT_NOW', 'NO_CHANGE')),
  add column because    text check (length(because) <= 1000),
  add column decided_on date check (decided_on >= happened_on),
  add column done       text check (length(done) <= 1000),
  add column done_on    date check (done_on >= decided_on),
  add constraint log_entry_feedback check (log <> 'FEEDBACK' or state in ('HEARD', 'DECIDED', 'DONE', 'PEOPLE_TOLD'));
