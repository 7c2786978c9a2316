-- Counts of people and of work are made national (docs/adr/0061).
alter table submitted_count drop constraint submitted_count_subject_check;
alter table submitted_count add check (subject in ('ACTIONS', 'TRAINING', 'SUPERVISION', 'INVOLVEMENT', 'FEEDBACK', 'PULSES'));

-- How many reviews of a stretch of all organisations sent a number, and the sum of their keys; the measure SENT counts the reviews
-- that sent anything of a subject. Nothing says who. A number of none is not kept.
create table figures_work (
  stretch int not null,
  subject text not null,
  part    text not null,
  kind    text not null,
  measure text not null,
  number  int not null check (number > 0),
  title   text not null,
  reviews int not null,
  keys    bigint not null,
  primary key (stretch, subject, part, kind, measure, number)
);

-- From which each release draws what it adds by chance; whoever knew it could take that away again.
create table figures_secret (
  release int primary key references figures_release (number),
  seed    uuid not null default gen_random_uuid()
);
insert into figures_secret (release) select number from figures_release;

-- The counts of people and of work that a release shows; SENT says how many organisations sent any of a subject, rounded to ten.
create table work_figure (
  release int not null references figures_release (number),
  subject text not null,
  part    text not null,
  kind    text not null,
  measure text not null,
  title   text not null,
  number  int not null check (number % 5 = 0 and (number >= 10 or measure = 'SENT')),
  primary key (release, subject, part, kind, measure)
);
alter table work_figure enable row level security;
alter table work_figure force row level security;
create policy staff_read on work_figure for select to pledgekeeper_programme using (true);
create policy published on work_figure for select to pledgekeeper_public, pledgekeeper_app
  using (exists (select from figures_release r where r.number = release and r.published_at is not null));
create policy made on work_figure for insert to pledgekeeper_figures with check (true);

grant select on figures_work to pledgekeeper_figures;
grant select, insert on figures_secret to pledgekeeper_figures;
grant insert on work_figure to pledgekeeper_figures;
grant select on work_figure to pledgekeeper_programme, pledgekeeper_app, pledgekeeper_public;

-- What waits in the present stretch.
alter table submitted_count no force row level security;
alter table counted_review no force row level security;
insert into figures_work (stretch, subject, part, kind, measure, number, title, reviews, keys)
select c.stretch, s.subject, s.part, s.kind, s.measure, s.number, max(s.title), count(*), sum(c.key)
from counted_review c join figures_table f using (grouping, stretch)
cross join lateral (
  select n.subject, n.part, n.kind, n.measure, n.number, n.title from submitted_count n
  where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id and n.number > 0
  union all
  select distinct n.subject, '', '', 'SENT', 1, '' from submitted_count n
  where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id) s
where c.grouping = 'ALL' group by 1, 2, 3, 4, 5, 6;
alter table counted_review force row level security;
alter table submitted_count force row level security;
