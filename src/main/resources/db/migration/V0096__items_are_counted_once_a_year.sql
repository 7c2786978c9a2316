-- Items are counted, over all organisations and once a year (docs/adr/0062).
create table submitted_item (
  tenant_id     uuid not null default current_tenant(),
  assessment_id uuid not null,
  item          text not null check (item <> ''),
  level         text not null check (level in ('NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED', 'NOT_RELEVANT',
                                               'DONT_KNOW')),
  primary key (tenant_id, assessment_id, item),
  foreign key (tenant_id, assessment_id) references assessment (tenant_id, id)
);
alter table submitted_item enable row level security;
alter table submitted_item force row level security;
create policy own_tenant on submitted_item using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, delete on submitted_item to pledgekeeper_app;

-- Reviews signed off before this day are not counted by item: their leads were told that answers to items stay.
alter table figures_table drop constraint figures_table_grouping_check;
alter table figures_table add check (grouping in ('ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT', 'ITEM'));
insert into figures_table (grouping) values ('ITEM');

-- How many answered an item so, give or take what chance added.
create table item_figure (
  release int not null references figures_release (number),
  item    text not null,
  level   text not null,
  reviews int not null,
  primary key (release, item, level)
);
alter table item_figure enable row level security;
alter table item_figure force row level security;
create policy staff_read on item_figure for select to pledgekeeper_programme using (true);
create policy published on item_figure for select to pledgekeeper_public, pledgekeeper_app
  using (exists (select from figures_release r where r.number = release and r.published_at is not null));
create policy made on item_figure for insert to pledgekeeper_figures with check (true);
grant insert on item_figure to pledgekeeper_figures;
grant select on item_figure to pledgekeeper_programme, pledgekeeper_app, pledgekeeper_public;

-- As before, and the counts of V0095 and items too. Whoever adds waits for whoever adds before (count_review and uncount_review see to
-- it), so the order of statements cannot lock two out of each other's way.
create or replace function add_to_figures(review uuid, which text[], sign int) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into figures_count as held (grouping, stretch, grp, commitment, value, reviews, keys)
  select c.grouping, c.stretch, c.grp, v.of, v.value, sign, sign * c.key
  from counted_review c cross join lateral (
    select s.commitment as of, s.standing as value from submitted_standing s
    where s.tenant_id = c.tenant_id and s.assessment_id = c.assessment_id and c.grouping <> 'ITEM'
    union all
    select s.commitment, s.movement from submitted_standing s
    where s.tenant_id = c.tenant_id and s.assessment_id = c.assessment_id and c.grouping = 'ALL'
    union all
    select i.item, i.level from submitted_item i
    where i.tenant_id = c.tenant_id and i.assessment_id = c.assessment_id and c.grouping = 'ITEM') v
  where c.tenant_id = current_tenant() and c.assessment_id = review and c.grouping = any (which)
  order by 1, 2, 3, 4, 5
  on conflict (grouping, stretch, grp, commitment, value)
    do update set reviews = held.reviews + excluded.reviews, keys = held.keys + excluded.keys;
  insert into figures_work as held (stretch, subject, part, kind, measure, number, title, reviews, keys)
  select c.stretch, s.subject, s.part, s.kind, s.measure, s.number, s.title, sign, sign * c.key
  from counted_review c cross join lateral (
    select n.subject, n.part, n.kind, n.measure, n.number, n.title from submitted_count n
    where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id and n.number > 0
    union all
    select distinct n.subject, '', '', 'SENT', 1, '' from submitted_count n
    where n.tenant_id = c.tenant_id and n.assessment_id = c.assessment_id) s
  where c.tenant_id = current_tenant() and c.assessment_id = review and c.grouping = 'ALL' and 'ALL' = any (which)
  on conflict (stretch, subject, part, kind, measure, number)
    do update set reviews = held.reviews + excluded.reviews, keys = held.keys + excluded.keys, title = excluded.title
$$;

create or replace function count_review(review uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  earlier record;
begin
  perform 1 from figures_table order by grouping for share;
  perform pg_advisory_xact_lock(7355003);
  for earlier in
    select c.assessment_id, array_agg(c.grouping) as waiting from counted_review c join figures_table f using (grouping, stretch)
    where c.tenant_id = current_tenant() and c.assessment_id <> review group by c.assessment_id
  loop
    perform add_to_figures(earlier.assessment_id, earlier.waiting, -1);
    delete from counted_review where tenant_id = current_tenant() and assessment_id = earlier.assessment_id and grouping = any (earlier.waiting);
  end loop;
  if not exists (select from counted_review where tenant_id = current_tenant() and assessment_id = review) then
    insert into counted_review (assessment_id, grouping, stretch, grp)
    select review, f.grouping, f.stretch, case f.grouping when 'SECTOR' then t.sector when 'SIZE' then t.size
        when 'REGION' then region_of(t.area) when 'COHORT' then extract(year from t.pledged_on)::text else 'ALL' end
    from figures_table f cross join tenant t where t.id = current_tenant();
    perform add_to_figures(review, array['ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT', 'ITEM'], 1);
  end if;
end $$;

create or replace function uncount_review(review uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from figures_table order by grouping for share;
  perform pg_advisory_xact_lock(7355003);
  if exists (select from counted_review c join figures_table f using (grouping) where c.tenant_id = current_tenant()
             and c.assessment_id = review and c.stretch <> f.stretch) then
    return false;
  end if;
  perform add_to_figures(review, array['ALL', 'SECTOR', 'SIZE', 'REGION', 'COHORT', 'ITEM'], -1);
  delete from counted_review where tenant_id = current_tenant() and assessment_id = review;
  return true;
end $$;
