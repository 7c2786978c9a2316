-- What a pulse says of a group is the part of the scale it leans towards (docs/adr/0024). What was said before is made as
-- coarse. The owner is held to row security too; while it moves rows of every tenant, it is not.
alter table pulse_result no force row level security;
alter table pulse_link no force row level security;
alter table pulse no force row level security;

alter table pulse_result rename column level to leaning;
update pulse_result set leaning = case
  when leaning in ('NOT_CONSIDERED', 'EXPLORING') then 'LOWER'
  when leaning in ('MOST_AREAS', 'SUSTAINED') then 'UPPER'
  else 'BETWEEN' end;
alter table pulse_result add constraint pulse_result_leaning check (leaning in ('LOWER', 'BETWEEN', 'UPPER'));

-- Which links were used is nobody's to read in a workspace, and is forgotten when the pulse closes.
update pulse_link l set used = false from pulse p where p.tenant_id = l.tenant_id and p.id = l.pulse_id and p.closed_at is not null;
revoke select on pulse_link from pledgekeeper_app;
grant select (tenant_id, id, pulse_id, audience, token), update (used) on pulse_link to pledgekeeper_app;

alter table pulse_result force row level security;
alter table pulse_link force row level security;
alter table pulse force row level security;
