-- Rounds that follow one another, evidence with a period of its own, people working together, perception pulses and actions.

-- The owner of the tables is held to row security too; while it moves rows of every tenant, it is not.
alter table assessment no force row level security;
alter table answer no force row level security;

-- Rounds: open -> submitted -> signed off -> closed. Signing off sends; until now that was done when submitting.
alter table assessment
  add column opened_by     text not null default '',
  add column short_set     boolean not null default false,
  add column previous_edition text,
  add column signed_off_at timestamptz,
  add column signed_off_by text,
  add column closed_at     timestamptz,
  add constraint assessment_in_order check (
    (signed_off_at is null or submitted_at is not null) and (closed_at is null or signed_off_at is not null));
alter table assessment alter column opened_by drop default;
update assessment set signed_off_at = submitted_at, signed_off_by = submitted_by where submitted_at is not null;

-- An answer carried from the round before is an answer of this round once someone has confirmed or changed it.
alter table answer
  add column origin        text not null default 'GIVEN' check (origin in ('GIVEN', 'CARRIED', 'CONFIRMED', 'CHANGED')),
  add column carried_level text;

-- What each answer was before: added to and never altered.
create table answer_history (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  indicator     text not null,
  version       int not null,
  level         text,
  note          text,
  changed       text,
  origin        text not null,
  answered_by   text not null,
  answered_at   timestamptz not null,
  primary key (tenant_id, assessment_id, indicator, version),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
insert into answer_history (tenant_id, assessment_id, indicator, version, level, note, changed, origin, answered_by, answered_at)
  select tenant_id, assessment_id, indicator, version, level, note, changed, origin, answered_by, answered_at from answer;

-- A contributor may be invited for what is assigned to them and nothing else.
alter table member add column only_assigned boolean not null default false;

-- Who looks after what: item is a commitment's or an indicator's id.
create table assignment (
  tenant_id   uuid not null default current_tenant(),
  item        text not null,
  subject     text not null,
  assigned_by text not null,
  assigned_at timestamptz not null default now(),
  primary key (tenant_id, item, subject),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade
);
create index assignment_by_subject on assignment (tenant_id, subject);

create table indicator_comment (
  tenant_id     uuid not null default current_tenant(),
  id            uuid not null,
  assessment_id uuid not null,
  indicator     text not null,
  words         text not null check (length(words) <= 2000),
  subject       text not null,
  written_by    text not null,
  written_at    timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
create index indicator_comment_by_indicator on indicator_comment (tenant_id, assessment_id, indicator, written_at);

-- Evidence: a link, a file, or up to 100 words; with the period it covers, apart from when it was added.
create table evidence (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  id          uuid not null,
  kind        text not null check (kind in ('LINK', 'FILE', 'WORDS')),
  title       text not null check (length(title) <= 160),
  link        text check (length(link) <= 2000),
  words       text check (length(words) <= 2000),
  file_name   text check (length(file_name) <= 160),
  file_type   text,
  file_size   int,
  covers_from date,
  covers_to   date,
  review_by   date,
  added_by    text not null,
  added_at    timestamptz not null,
  version     int not null default 0,
  primary key (tenant_id, id),
  check (covers_from <= covers_to),
  check ((kind = 'LINK') = (link is not null) and (kind = 'WORDS') = (words is not null) and (kind = 'FILE') = (file_name is not null))
);
create table evidence_file (
  tenant_id   uuid not null default current_tenant(),
  evidence_id uuid not null,
  bytes       bytea not null,
  primary key (tenant_id, evidence_id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id) on delete cascade
);
create table evidence_use (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  indicator     text not null,
  evidence_id   uuid not null,
  primary key (tenant_id, assessment_id, indicator, evidence_id),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id)
);
create index evidence_use_by_evidence on evidence_use (tenant_id, evidence_id);

create temporary table moved on commit drop as
  select gen_random_uuid() as id, a.tenant_id, a.assessment_id, a.indicator, a.evidence as link, a.answered_by, a.answered_at
  from answer a where a.evidence is not null;
insert into evidence (tenant_id, id, kind, title, link, added_by, added_at)
  select tenant_id, id, 'LINK', left(regexp_replace(link, '^https?://', ''), 160), link, answered_by, answered_at from moved;
insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id) select tenant_id, assessment_id, indicator, id from moved;
alter table answer drop column evidence;

-- A pulse: a handful of indicators that staff, leaders and the lived-experience panel answer without an account.
create table pulse (
  tenant_id     uuid not null default current_tenant(),
  id            uuid not null,
  assessment_id uuid not null,
  opened_by     text not null,
  opened_at     timestamptz not null,
  closes_on     date not null,
  closed_at     timestamptz,
  single_use    boolean not null,
  version       int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
create table pulse_question (
  tenant_id uuid not null default current_tenant(),
  pulse_id  uuid not null,
  indicator text not null,
  position  int not null,
  primary key (tenant_id, pulse_id, indicator),
  foreign key (tenant_id, pulse_id) references pulse (tenant_id, id)
);
create table pulse_link (
  tenant_id uuid not null default current_tenant(),
  id        uuid not null,
  pulse_id  uuid not null,
  audience  text not null check (audience in ('STAFF', 'LEADERS', 'PANEL')),
  token     text not null,
  used      boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, token),
  foreign key (tenant_id, pulse_id) references pulse (tenant_id, id)
);
create index pulse_link_by_token on pulse_link (token);
create index pulse_link_by_pulse on pulse_link (tenant_id, pulse_id);
-- Neither when nor through which link: nothing leads from an answer to a person, or to that person's other answers.
create table pulse_answer (
  tenant_id uuid not null default current_tenant(),
  id        uuid not null default gen_random_uuid(),
  pulse_id  uuid not null,
  audience  text not null check (audience in ('STAFF', 'LEADERS', 'PANEL')),
  indicator text not null,
  level     text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, pulse_id, indicator) references pulse_question (tenant_id, pulse_id, indicator)
);
create index pulse_answer_by_pulse on pulse_answer (tenant_id, pulse_id, indicator, audience);

-- What a closed pulse says, counted once, when its answers are deleted; a group under five is not in it.
create table pulse_result (
  tenant_id uuid not null default current_tenant(),
  pulse_id  uuid not null,
  indicator text not null,
  audience  text not null check (audience in ('STAFF', 'LEADERS', 'PANEL')),
  level     text not null,
  primary key (tenant_id, pulse_id, indicator, audience),
  foreign key (tenant_id, pulse_id, indicator) references pulse_question (tenant_id, pulse_id, indicator)
);

create table action (
  tenant_id  uuid not null default current_tenant() references tenant (id),
  id         uuid not null,
  title      text not null check (length(title) <= 160),
  owner_role text not null check (length(owner_role) <= 120),
  due_month  date not null check (extract(day from due_month) = 1),
  commitment text not null,
  indicator  text,
  promise    text check (length(promise) <= 1000),
  state      text not null check (state in ('PLANNED', 'UNDER_WAY', 'DONE', 'SET_ASIDE')),
  started_by text not null,
  started_at timestamptz not null,
  version    int not null default 0,
  primary key (tenant_id, id)
);
create index action_by_indicator on action (tenant_id, indicator);
create index action_by_month on action (tenant_id, due_month);

alter table assessment force row level security;
alter table answer force row level security;

do $$
declare t text;
begin
  foreach t in array array['answer_history', 'assignment', 'indicator_comment', 'evidence', 'evidence_file', 'evidence_use',
                           'pulse', 'pulse_question', 'pulse_link', 'pulse_answer', 'pulse_result', 'action'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;

-- With a person's memberships come the items assigned to them.
create policy own_assignment on assignment for select to pledgekeeper_app using (current_tenant() is null and subject = current_person());
-- Someone who follows a pulse's link finds that link, and through it the pulse's tenant, and nothing else.
create policy by_token on pulse_link for select to pledgekeeper_respondent
  using (current_tenant() is null and token = nullif(current_setting('app.pulse', true), ''));

grant select, insert on answer_history to pledgekeeper_app;
grant select, insert, update, delete on assignment, evidence, evidence_file, evidence_use, action to pledgekeeper_app;
grant select, insert, delete on indicator_comment to pledgekeeper_app;
grant select, insert, update on pulse to pledgekeeper_app;
grant select, insert on pulse_question, pulse_link to pledgekeeper_app;
grant select, insert on pulse_result to pledgekeeper_app;
grant select, delete on pulse_answer to pledgekeeper_app;

grant usage on schema public to pledgekeeper_respondent;
grant select on tenant, pulse, pulse_question, pulse_link to pledgekeeper_respondent;
grant update (used) on pulse_link to pledgekeeper_respondent;
grant insert on pulse_answer to pledgekeeper_respondent;
