-- Entries of all logs in one table (docs/adr/0040): the columns that every entry has, then those of each log. One more log adds its columns.
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

-- Words as search compares them: without accents, in small letters. The dictionary is named, so that it is always the same.
create function plain_words(words text) returns text language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, words));

create table log_entry (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  id          uuid not null,
  log         text not null,
  happened_on date not null check (happened_on between date '2000-01-01' and date '2200-01-01'),
  commitment  text not null,
  indicator   text,
  state       text,
  line        text not null check (length(line) <= 160),
  owner_role  text check (length(owner_role) <= 160),
  joint       boolean,
  words       text not null,
  search      text not null generated always as (plain_words(words)) stored,
  written_by  text not null,
  subject     text not null,
  written_at  timestamptz not null,
  removed_at  timestamptz,
  version     int not null default 0,
  primary key (tenant_id, id)
);
create index log_entry_by_day on log_entry (tenant_id, happened_on desc, written_at desc, id desc);
create index log_entry_by_log on log_entry (tenant_id, log, happened_on desc, written_at desc, id desc);
create index log_entry_by_indicator on log_entry (tenant_id, indicator) where indicator is not null;
create index log_entry_by_writer on log_entry (tenant_id, subject, log, written_at desc);
create index log_entry_in_bin on log_entry (tenant_id, removed_at) where removed_at is not null;

alter table log_entry
  add column stage           text check (stage in ('DESIGN', 'DELIVERY', 'REVIEW', 'LEADERSHIP')),
  add column level           text check (level in ('INFORMED', 'CONSULTED', 'DECIDING_TOGETHER')),
  add column role            text check (role in ('ROLE', 'INVOLVEMENT')),
  add column leadership_role boolean,
  add column places          int check (places >= 0),
  add column expenses        boolean,
  add column payment         text check (payment in ('BANK', 'VOUCHER', 'IN_KIND', 'OFFERED_AND_DECLINED', 'NONE')),
  add column payment_reason  text check (length(payment_reason) <= 160),
  add column benefits_letter boolean,
  add column preparation     boolean,
  add column debrief         boolean,
  add column barriers        text check (length(barriers) <= 100),
  add column missing         text check (length(missing) <= 160),
  add column told            text check (length(told) <= 1000),
  add column told_on         date,
  add constraint log_entry_lived_experience check (log <> 'LIVED_EXPERIENCE' or state in ('PLANNED', 'OPEN', 'UNDER_WAY', 'ENDED', 'PEOPLE_TOLD'));

alter table log_entry
  add column what     text check (what in ('CHANGE', 'MESSAGE', 'POLICY', 'VISIT', 'CONVERSATION')),
  add column hoped    text check (length(hoped) <= 1000),
  add column tried    text check (length(tried) <= 1000),
  add column happened text check (length(happened) <= 1000),
  add column learned  text check (length(learned) <= 1000),
  add column next     text check (next in ('KEEP', 'ADAPT', 'STOP', 'SPREAD')),
  add constraint log_entry_leadership check (log <> 'LEADERSHIP' or state in ('IDEA', 'TRYING', 'LEARNED', 'SPREAD_OR_STOPPED'));

alter table log_entry
  add column measure         text check (measure in ('COMPLETED', 'HELD', 'NEEDED')),
  add column practice_level  text check (practice_level in ('INFORMED', 'SKILLED', 'ENHANCED', 'SPECIALIST')),
  add column workforce_group text check (length(workforce_group) <= 160),
  add column people          int check (people >= 0),
  add column training_type   text check (length(training_type) <= 160),
  add column provider        text check (length(provider) <= 160),
  add column place           text check (length(place) <= 160),
  add column duration        text check (length(duration) <= 160),
  add column area_of_work    text check (length(area_of_work) <= 160),
  add column resource        text check (length(resource) <= 160),
  add column period_from     date,
  add column period_to       date check (period_to >= period_from),
  add constraint log_entry_training check (log <> 'TRAINING' or state in ('DONE', 'PLANNED') and measure is not null);

alter table log_entry
  add column type                   text check (type in ('RESTORATIVE', 'PROFESSIONAL', 'PRACTICE', 'REFLECTIVE_GROUP')),
  add column form                   text check (form in ('ONE_TO_ONE', 'GROUP')),
  add column offered                int check (offered >= 0),
  add column held                   int check (held between 0 and offered or held >= 0 and offered is null),
  add column cancelled_for_pressure int check (cancelled_for_pressure >= 0),
  add column cancelled_by_staff     int check (cancelled_by_staff >= 0),
  add column cancelled_otherwise    int check (cancelled_otherwise >= 0),
  add column frequency              text check (frequency in ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY', 'SIX_WEEKLY', 'QUARTERLY', 'LESS_OFTEN')),
  add column agreement              boolean,
  add column purpose                boolean,
  add column designed_with_staff    boolean,
  add column supervisor_trained     boolean,
  add column time_protected         boolean,
  add column team_size              text check (team_size in ('UNDER_10', 'FROM_10', 'FROM_25', 'FROM_50')),
  add constraint log_entry_supervision check (log <> 'SUPERVISION' or state is null and type is not null);

-- What was done to an entry since it was written, with what it said before: added to, never altered, gone with the entry.
create table log_entry_history (
  tenant_id  uuid not null default current_tenant(),
  entry_id   uuid not null,
  version    int not null,
  step       text not null check (step in ('CHANGED', 'REMOVED', 'RESTORED')),
  before     text not null,
  done_by    text not null,
  done_at    timestamptz not null,
  primary key (tenant_id, entry_id, version),
  foreign key (tenant_id, entry_id) references log_entry (tenant_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['log_entry', 'log_entry_history'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;

-- By night the bin is emptied of what has lain in it for thirty days, of every organisation at once.
create policy out_of_bin on log_entry for select to pledgekeeper_housekeeper using (removed_at < now() - interval '30 days');
create policy emptied_from_bin on log_entry for delete to pledgekeeper_housekeeper using (removed_at < now() - interval '30 days');
create index log_entry_bin_by_day on log_entry (removed_at) where removed_at is not null;

grant select, insert, update on log_entry to pledgekeeper_app;
grant select, insert on log_entry_history to pledgekeeper_app;
grant select, delete on log_entry to pledgekeeper_housekeeper;

-- Planned actions join the timeline on the day they were decided.
alter table action
  add column decided_on date not null generated always as (cast(started_at at time zone 'Europe/London' as date)) stored,
  add column search text not null generated always as (plain_words(title || ' ' || owner_role)) stored;
create index action_by_day on action (tenant_id, decided_on desc, started_at desc, id desc);
