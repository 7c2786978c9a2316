-- National figures are rounded by chance, and each review enters each table once (docs/adr/0060). Figures withheld by the rule
-- before (docs/adr/0008) had been published nowhere; they are given up.
alter table submitted_standing no force row level security;
alter table assessment no force row level security;
drop index submitted_standing_waiting;
alter table submitted_standing drop column release;
alter table submitted_standing add column movement text not null default 'FIRST'
  check (movement in ('ROSE', 'SAME', 'FELL', 'FIRST'));
drop policy figures_read on submitted_standing;
drop policy figures_mark on submitted_standing;
revoke all on submitted_standing from pledgekeeper_figures;
revoke update on submitted_standing from pledgekeeper_app;
drop table figure;
drop table figures_release;

-- Which reviews wait in each table of figures: those of its present stretch, from one renewal to the next.
create table figures_table (
  grouping   text primary key check (grouping in ('ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT')),
  stretch    int not null default 1,
  renewed_at timestamptz
);
insert into figures_table (grouping) values ('ALL'), ('SECTOR'), ('SIZE'), ('REGION'), ('COHORT');

-- In which table, stretch and group a review is counted, and its secret key for that.
create table counted_review (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  grouping      text not null references figures_table (grouping),
  stretch       int not null,
  grp           text not null,
  key           bigint not null default ('x' || substr(md5(gen_random_uuid()::text), 1, 8))::bit(32)::bigint,
  primary key (tenant_id, assessment_id, grouping),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
alter table counted_review enable row level security;
alter table counted_review force row level security;
create policy own_tenant on counted_review using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- How many reviews of a stretch stand where, and the sum of their keys.
create table figures_count (
  grouping   text not null references figures_table (grouping),
  stretch    int not null,
  grp        text not null,
  commitment text not null,
  value      text not null,
  reviews    int not null,
  keys       bigint not null,
  primary key (grouping, stretch, grp, commitment, value)
);

create table figures_release (
  number       int primary key,
  made_at      timestamptz not null default now(),
  published_at timestamptz
);

-- Which stretch of a table a release took.
create table figures_renewal (
  release    int not null references figures_release (number),
  grouping   text not null references figures_table (grouping),
  stretch    int not null,
  made_at    timestamptz not null default now(),
  primary key (release, grouping)
);

-- Who signed a release off. It is published once two have.
create table figures_signature (
  release   int not null references figures_release (number),
  subject   text not null default current_person(),
  name      text not null,
  signed_at timestamptz not null default now(),
  primary key (release, subject)
);

create table figures_correction (
  release    int not null references figures_release (number),
  written_at timestamptz not null default now(),
  words      text not null check (length(words) between 1 and 1000),
  written_by text not null,
  primary key (release, written_at)
);

-- The figures of a release, rounded already. What is merged is one group, its names joined by +.
create table figure (
  release    int not null references figures_release (number),
  grouping   text not null,
  place      int not null,
  grp        text not null,
  commitment text not null,
  value      text not null,
  reviews    int not null check (reviews >= 0 and reviews % 10 = 0),
  primary key (release, grouping, grp, commitment, value)
);

do $$
declare
  t text;
begin
  foreach t in array array['figures_release', 'figures_signature', 'figures_correction', 'figure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_read on %I for select to pledgekeeper_programme using (true)', t);
  end loop;
end $$;
create policy published on figures_release for select to pledgekeeper_public, pledgekeeper_app using (published_at is not null);
create policy published on figure for select to pledgekeeper_public, pledgekeeper_app
  using (exists (select from figures_release r where r.number = release and r.published_at is not null));
create policy published on figures_correction for select to pledgekeeper_public, pledgekeeper_app
  using (exists (select from figures_release r where r.number = release and r.published_at is not null));
create policy made on figures_release to pledgekeeper_figures using (true) with check (published_at is null);
create policy made on figure for insert to pledgekeeper_figures with check (true);
create policy two_signed on figures_release for update to pledgekeeper_programme using (published_at is null)
  with check ((select count(*) from figures_signature s where s.release = number) >= 2);
create policy own_name on figures_signature for insert to pledgekeeper_programme with check (subject = current_person());
create policy staff_write on figures_correction for insert to pledgekeeper_programme with check (true);

-- A health board's area for each council area.
create function region_of(area text) returns text immutable language sql as $$
  select case
    when area in ('east-ayrshire', 'north-ayrshire', 'south-ayrshire') then 'AYRSHIRE_AND_ARRAN'
    when area = 'scottish-borders' then 'BORDERS'
    when area = 'dumfries-and-galloway' then 'DUMFRIES_AND_GALLOWAY'
    when area = 'fife' then 'FIFE'
    when area in ('clackmannanshire', 'falkirk', 'stirling') then 'FORTH_VALLEY'
    when area in ('aberdeen-city', 'aberdeenshire', 'moray') then 'GRAMPIAN'
    when area in ('east-dunbartonshire', 'east-renfrewshire', 'glasgow-city', 'inverclyde', 'renfrewshire', 'west-dunbartonshire')
      then 'GREATER_GLASGOW_AND_CLYDE'
    when area in ('argyll-and-bute', 'highland') then 'HIGHLAND'
    when area in ('north-lanarkshire', 'south-lanarkshire') then 'LANARKSHIRE'
    when area in ('city-of-edinburgh', 'east-lothian', 'midlothian', 'west-lothian') then 'LOTHIAN'
    when area = 'orkney-islands' then 'ORKNEY'
    when area = 'shetland-islands' then 'SHETLAND'
    when area in ('angus', 'dundee-city', 'perth-and-kinross') then 'TAYSIDE'
    when area = 'na-h-eileanan-siar' then 'WESTERN_ISLES'
    else 'SCOTLAND_WIDE' end
$$;

-- Adds to the counts, or takes from them, where one of a review's tables is concerned. One statement, in one order, so that
-- two organisations signing off at once wait for each other and never stand in each other's way.
create function add_to_figures(review uuid, which text[], sign int) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into figures_count as held (grouping, stretch, grp, commitment, value, reviews, keys)
  select c.grouping, c.stretch, c.grp, s.commitment, v.value, sign, sign * c.key
  from counted_review c join submitted_standing s on s.tenant_id = c.tenant_id and s.assessment_id = c.assessment_id
  cross join lateral (select s.standing as value union all select s.movement where c.grouping = 'ALL') v
  where c.tenant_id = current_tenant() and c.assessment_id = review and c.grouping = any (which)
  order by 1, 2, 3, 4, 5
  on conflict (grouping, stretch, grp, commitment, value)
    do update set reviews = held.reviews + excluded.reviews, keys = held.keys + excluded.keys
$$;

-- Counts a review that was signed off just now; of one organisation only the latest waits in a table.
create function count_review(review uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  earlier record;
begin
  perform 1 from figures_table order by grouping for share;
  for earlier in
    select c.assessment_id, array_agg(c.grouping) as waiting from counted_review c join figures_table f using (grouping, stretch)
    where c.tenant_id = current_tenant() and c.assessment_id <> review group by c.assessment_id
  loop
    perform add_to_figures(earlier.assessment_id, earlier.waiting, -1);
    delete from counted_review where tenant_id = current_tenant() and assessment_id = earlier.assessment_id and grouping = any (earlier.waiting);
  end loop;
  if not exists (select from counted_review where tenant_id = current_tenant() and assessment_id = review) then
    insert into counted_review (assessment_id, grouping, stretch, grp)
    select review, f.grouping, f.stretch, case f.grouping when 'ALL' then 'ALL' when 'SECTOR' then t.sector when 'SIZE' then t.size
        when 'REGION' then region_of(t.area) else extract(year from t.pledged_on)::text end
    from figures_table f cross join tenant t where t.id = current_tenant();
    perform add_to_figures(review, array['ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT'], 1);
  end if;
end $$;

-- Takes a review back that was opened again, as long as no release has counted it; says whether it did.
create function uncount_review(review uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from figures_table order by grouping for share;
  if exists (select from counted_review c join figures_table f using (grouping) where c.tenant_id = current_tenant()
             and c.assessment_id = review and c.stretch <> f.stretch) then
    return false;
  end if;
  perform add_to_figures(review, array['ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT'], -1);
  delete from counted_review where tenant_id = current_tenant() and assessment_id = review;
  return true;
end $$;

revoke all on function add_to_figures, count_review, uncount_review from public;
grant execute on function count_review, uncount_review to pledgekeeper_app;
grant select (tenant_id, assessment_id, grouping, stretch) on counted_review to pledgekeeper_app;
grant select, update on figures_table to pledgekeeper_figures;
grant select on figures_count to pledgekeeper_figures;
grant select, insert on figures_release, figures_renewal to pledgekeeper_figures;
grant insert on figure to pledgekeeper_figures;
grant select on figures_renewal, figures_release, figure, figures_correction to pledgekeeper_programme, pledgekeeper_app;
grant select on figures_signature to pledgekeeper_programme;
grant select on figures_release, figure, figures_correction to pledgekeeper_public;
grant update (published_at) on figures_release to pledgekeeper_programme;
grant insert (release, name) on figures_signature to pledgekeeper_programme;
grant insert (release, words, written_by) on figures_correction to pledgekeeper_programme;

-- Of each organisation the latest review signed off so far waits in the first stretch; how it moved is not known any more.
alter table counted_review no force row level security;
insert into counted_review (tenant_id, assessment_id, grouping, stretch, grp)
select t.id, latest.assessment_id, f.grouping, f.stretch, case f.grouping when 'ALL' then 'ALL' when 'SECTOR' then t.sector when 'SIZE' then t.size
    when 'REGION' then region_of(t.area) else extract(year from t.pledged_on)::text end
from (select distinct on (tenant_id) tenant_id, assessment_id from submitted_standing order by tenant_id, submitted_at desc) latest
join tenant t on t.id = latest.tenant_id cross join figures_table f;
insert into figures_count (grouping, stretch, grp, commitment, value, reviews, keys)
select c.grouping, c.stretch, c.grp, s.commitment, v.value, count(*), sum(c.key)
from counted_review c join submitted_standing s using (tenant_id, assessment_id)
cross join lateral (select s.standing as value union all select s.movement where c.grouping = 'ALL') v
group by 1, 2, 3, 4, 5;

alter table counted_review force row level security;
alter table submitted_standing force row level security;
alter table assessment force row level security;
