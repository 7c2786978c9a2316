-- With an item's level goes how long after the opening of its review it was first answered (docs/adr/0063); none from reviews signed
-- off before, whose leads were not told.
alter table submitted_item add column first_answered text
  check (first_answered in ('WITHIN_A_DAY', 'WITHIN_A_WEEK', 'WITHIN_30_DAYS', 'AFTER_30_DAYS'));

-- A level, or how soon it was first answered; never both together.
alter table item_figure rename column level to value;

-- As before, and for each item how soon it was first answered.
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
    select i.item, unnest(array_remove(array[i.level, i.first_answered], null)) from submitted_item i
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
