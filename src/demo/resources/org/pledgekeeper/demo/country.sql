-- The organisations of an invented country that are not there yet; Country.java says how it is called.
create function pg_temp.chance(what text) returns float8 immutable language sql
  return ('x' || substr(md5(what), 1, 8))::bit(32)::int8 / 4294967296.0;
create function pg_temp.one_of(what text, choices text[]) returns text immutable language sql
  return choices[1 + floor(pg_temp.chance(what) * array_length(choices, 1))::int];

create temporary table settled on commit drop as
select md5('tenant ' || n)::uuid as id, n, 'country-' || n as slug,
       pg_temp.one_of('first ' || n, array['Strath', 'Inver', 'Kil', 'Bal', 'Dun', 'Ard', 'Glen', 'Loch', 'Craig', 'Cairn', 'Achna', 'Pit'])
         || pg_temp.one_of('second ' || n, array['more', 'bay', 'side', 'loan', 'garve', 'ness', 'dour', 'beg', 'shiel', 'orran', 'avie', 'tarff'])
         || ' ' || pg_temp.one_of('kind ' || n, array['Trust', 'Partnership', 'Housing Association', 'School', 'Care', 'Advice', 'Community Centre',
                                                      'Recovery', 'Family Service', 'Nursery', 'Foundation', 'Young Carers', 'Co-operative'])
         || ' ' || n as name,
       (array['THIRD_SECTOR', 'THIRD_SECTOR', 'THIRD_SECTOR', 'THIRD_SECTOR', 'EDUCATION', 'EDUCATION', 'PRIVATE', 'COUNCIL', 'HEALTH_BOARD',
              'HEALTH_AND_SOCIAL_CARE_PARTNERSHIP', 'JUSTICE', 'NATIONAL_BODY'])[1 + floor(pg_temp.chance('sector ' || n) * 12)::int] as sector,
       pg_temp.one_of('area ' || n, array['scotland-wide', 'aberdeen-city', 'aberdeenshire', 'angus', 'argyll-and-bute', 'city-of-edinburgh', 'dundee-city',
         'dumfries-and-galloway', 'east-ayrshire', 'falkirk', 'fife', 'glasgow-city', 'highland', 'inverclyde', 'midlothian', 'moray', 'na-h-eileanan-siar',
         'north-ayrshire', 'orkney-islands', 'perth-and-kinross', 'renfrewshire', 'scottish-borders', 'shetland-islands', 'stirling', 'west-lothian']) as area,
       pg_temp.one_of('size ' || n, array['UNDER_10', 'UNDER_10', 'UNDER_50', 'UNDER_50', 'UNDER_50', 'UNDER_250', 'UNDER_250', 'UNDER_1000', 'OVER_1000']) as size,
       current_date - 1150 - floor(pg_temp.chance('pledged ' || n) * 600)::int as pledged_on,
       pg_temp.chance('start ' || n) * 2 as begins,
       0.2 + pg_temp.chance('pace ' || n) * 0.6 as pace
from generate_series(1, current_setting('country.size')::int) n
where not exists (select from tenant t where t.slug = 'country-' || n);

insert into tenant (id, slug, name, sector, area, size, pledged_on) select id, slug, name, sector, area, size, pledged_on from settled;

insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, senior_name, senior_role, published_at)
select id, md5('statement ' || n)::uuid,
       'We are ' || name || ', an invented organisation. We will ask the people who use what we do how it feels to use it, and change what we can. '
         || 'Our leaders will speak of it openly, our colleagues will be given time to learn and to be well, and each year we will look again and say what we found.',
       decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
       md5('logo'), 1, 1, 'A plain square', 'Invented Person ' || n, 'Chair', pledged_on + interval '12 hours'
from settled;

insert into member (tenant_id, id, subject, name, email, role)
select s.id, md5(p.role || n)::uuid,
       case when p.role = 'LEAD' and n <= 100 then current_setting('country.lead') else md5(p.role || ' of ' || n)::uuid::text end,
       'Invented ' || initcap(p.role) || ' ' || n, lower(p.role) || n || '@country.example', p.role
from settled s cross join (values ('LEAD'), ('CHAMPION'), ('CONTRIBUTOR')) p (role);

create temporary table held on commit drop as
select s.*, number, md5('round ' || n || ' ' || number)::uuid as round, (pledged_on + 30 + 365 * (number - 1))::timestamptz as opened_at
from settled s cross join generate_series(1, 4) number;

insert into assessment (tenant_id, id, number, edition, previous_edition, opened_by, opened_at, submitted_at, submitted_by, signed_off_at, signed_off_by, closed_at, version)
select id, round, number, current_setting('country.edition'), case when number > 1 then current_setting('country.edition') end, 'Invented Lead ' || n, opened_at,
       case when number < 4 then opened_at + interval '40 days' end, case when number < 4 then 'Invented Champion ' || n end,
       case when number < 4 then opened_at + interval '45 days' end, case when number < 4 then 'Invented Lead ' || n end,
       case when number < 4 then opened_at + interval '60 days' end, 3
from held;

create temporary table said on commit drop as
select h.id as tenant, h.round, h.n, h.number, h.opened_at, i.commitment, i.indicator,
       case when pg_temp.chance(concat_ws(' ', 'out', n, i.indicator)) < 0.04 then 'NOT_RELEVANT'
            when pg_temp.chance(concat_ws(' ', 'unsure', n, number, i.indicator)) < 0.06 then 'DONT_KNOW'
            else (array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED'])[1 + greatest(0, least(4,
              floor(begins + pace * number + pg_temp.chance(concat_ws(' ', 'item', i.indicator)) + pg_temp.chance(concat_ws(' ', 'own', n, i.indicator)) - 0.8)::int))]
       end as level
from held h cross join country_item i
where number < 4 or pg_temp.chance(concat_ws(' ', 'answered', n, i.indicator)) < 0.5;

insert into answer (tenant_id, assessment_id, indicator, level, note, answered_by, answered_at, version, origin)
select tenant, round, indicator, level, case when level = 'NOT_RELEVANT' then 'Nobody here does this work.' else 'What shows it, in a few words.' end,
       'Invented Champion ' || n, opened_at + interval '10 days', 1, 'GIVEN' from said;
insert into answer_history (tenant_id, assessment_id, indicator, version, level, note, origin, answered_by, answered_at)
select tenant, round, indicator, 1, level, 'What shows it, in a few words.', 'GIVEN', 'Invented Champion ' || n, opened_at + interval '10 days' from said;

insert into submitted_standing (tenant_id, assessment_id, commitment, sector, standing, submitted_at)
select s.tenant, s.round, s.commitment, t.sector,
       (array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED'])[percentile_disc(0.5) within group (
         order by array_position(array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED'], s.level))],
       s.opened_at + interval '45 days'
from said s join settled t on t.id = s.tenant where s.number < 4 and s.level not in ('NOT_RELEVANT', 'DONT_KNOW')
group by s.tenant, s.round, s.commitment, t.sector, s.opened_at;

insert into submitted_item (tenant_id, assessment_id, item, level, first_answered)
select tenant, round, indicator, level, 'WITHIN_30_DAYS' from said where number = 3;

insert into submitted_count (tenant_id, assessment_id, subject, part, kind, measure, title, label, number, place, submitted_at)
select h.id, h.round, c.subject, c.part, c.kind, c.measure, c.title, '', floor(pg_temp.chance(concat_ws(' ', h.n, c)) * c.most)::int, c.place,
       h.opened_at + interval '45 days'
from held h cross join (values
  ('ACTIONS', 'PLANNED', '', 'ACTIONS', 'Planned', 8, 0), ('ACTIONS', 'UNDER_WAY', '', 'ACTIONS', 'Under way', 6, 1),
  ('ACTIONS', 'DONE', '', 'ACTIONS', 'Done', 9, 2), ('ACTIONS', 'SET_ASIDE', '', 'ACTIONS', 'Set aside for now', 3, 3),
  ('TRAINING', 'INFORMED', 'Health', 'HELD', 'Informed: Health', 60, 4), ('TRAINING', 'INFORMED', 'Health', 'NEEDED', 'Informed: Health', 90, 5),
  ('SUPERVISION', 'REFLECTIVE_GROUP', 'GROUP', 'OFFERED', 'Reflective group', 30, 6),
  ('SUPERVISION', 'REFLECTIVE_GROUP', 'GROUP', 'HELD', 'Reflective group', 24, 7),
  ('INVOLVEMENT', 'DESIGN', 'CONSULTED', 'INVOLVEMENTS', 'Design, consulted', 5, 8),
  ('FEEDBACK', 'STAFF', '', 'WITHIN_30', 'Staff', 12, 9), ('FEEDBACK', 'STAFF', '', 'WAITING', 'Staff', 7, 10),
  ('PULSES', 'STAFF', '', 'LOWER', 'Staff', 4, 11), ('PULSES', 'STAFF', '', 'UPPER', 'Staff', 5, 12))
  c (subject, part, kind, measure, title, most, place)
where h.number = 3 and (c.subject = 'ACTIONS' or pg_temp.chance('people ' || h.n) < 0.4);

insert into counted_review (tenant_id, assessment_id, grouping, stretch, grp)
select s.id, md5('round ' || s.n || ' 3')::uuid, f.grouping, f.stretch, case f.grouping when 'SECTOR' then s.sector when 'SIZE' then s.size
    when 'REGION' then region_of(s.area) when 'COHORT' then extract(year from s.pledged_on)::text else 'ALL' end
from settled s cross join figures_table f;
insert into figures_count as held (grouping, stretch, grp, commitment, value, reviews, keys)
select c.grouping, c.stretch, c.grp, v.of, v.value, count(*), sum(c.key)
from settled t join counted_review c on c.tenant_id = t.id
cross join lateral (
  select s.commitment as of, s.standing as value from submitted_standing s
  where s.tenant_id = c.tenant_id and s.assessment_id = c.assessment_id and c.grouping <> 'ITEM'
  union all
  select s.commitment, s.movement from submitted_standing s
  where s.tenant_id = c.tenant_id and s.assessment_id = c.assessment_id and c.grouping = 'ALL'
  union all
  select i.item, unnest(array[i.level, i.first_answered]) from submitted_item i
  where i.tenant_id = c.tenant_id and i.assessment_id = c.assessment_id and c.grouping = 'ITEM') v
group by 1, 2, 3, 4, 5
on conflict (grouping, stretch, grp, commitment, value)
  do update set reviews = held.reviews + excluded.reviews, keys = held.keys + excluded.keys;

insert into figures_work as held (stretch, subject, part, kind, measure, number, title, reviews, keys)
select c.stretch, s.subject, s.part, s.kind, s.measure, s.number, max(s.title), count(*), sum(c.key)
from settled t join counted_review c on c.tenant_id = t.id and c.grouping = 'ALL' cross join lateral (
  select n.subject, n.part, n.kind, n.measure, n.number, n.title from submitted_count n
  where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id and n.number > 0
  union all
  select distinct n.subject, '', '', 'SENT', 1, '' from submitted_count n
  where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id) s
group by 1, 2, 3, 4, 5, 6
on conflict (stretch, subject, part, kind, measure, number)
  do update set reviews = held.reviews + excluded.reviews, keys = held.keys + excluded.keys;

insert into review_date (tenant_id, submitted_on) select id, (opened_at + interval '45 days')::date from held where number = 3;

insert into evidence (tenant_id, id, kind, title, words, added_by, added_at)
select id, md5('evidence ' || n || ' ' || number || ' ' || k)::uuid, 'WORDS', 'What people told us, ' || extract(year from opened_at),
       'An invented note of what was heard.', 'Invented Champion ' || n, opened_at + interval '12 days'
from held cross join generate_series(1, 3) k;
insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id)
select h.id, h.round, i.indicator, md5('evidence ' || n || ' ' || number || ' ' || k)::uuid
from held h cross join generate_series(1, 3) k
cross join lateral (select indicator from country_item order by md5(concat_ws(' ', h.n, k, indicator)) limit 1) i;

insert into action (tenant_id, id, title, owner_role, due_month, commitment, indicator, state, started_by, started_at)
select h.id, md5('action ' || n || ' ' || number || ' ' || k)::uuid, 'Invented action ' || k, 'Champion',
       date_trunc('month', opened_at + k * interval '2 months')::date, i.commitment, i.indicator,
       case when number < 4 then pg_temp.one_of(concat_ws(' ', 'done', n, number, k), array['DONE', 'DONE', 'DONE', 'UNDER_WAY', 'SET_ASIDE']) else 'PLANNED' end,
       'Invented Champion ' || n, opened_at
from held h cross join generate_series(1, 4) k
cross join lateral (select commitment, indicator from country_item order by md5(concat_ws(' ', 'act', h.n, k, indicator)) limit 1) i;

insert into journal (tenant_id, at, person, action, subject)
select tenant, opened_at + interval '10 days', 'service', 'answered', indicator from said;
