-- One action of two organisations (docs/adr/0037). The shared row belongs to the pair that it names, and to nobody else; what each keeps
-- for itself is a row of its own.
create table joint_side (
  tenant_id  uuid not null default current_tenant() references tenant (id),
  joint_id   uuid not null,
  partner_id uuid not null references tenant (id),
  note       text check (length(note) <= 1000),
  since      date not null,
  joined_at  timestamptz not null,
  left_at    timestamptz,
  title      text check (length(title) <= 160),
  words      text check (length(words) <= 1000),
  version    int not null,
  primary key (tenant_id, joint_id)
);
alter table joint_side enable row level security;
alter table joint_side force row level security;
create policy own_tenant on joint_side using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
-- Who has left has left: what stands then stays as it is.
create policy not_left on joint_side as restrictive for update using (left_at is null) with check (true);

create table joint_action (
  id              uuid primary key,
  inviter_id      uuid not null references tenant (id),
  invited_id      uuid not null references tenant (id),
  title           text not null check (length(title) <= 160),
  words           text check (length(words) <= 1000),
  done_on         date,
  state           text not null check (state in ('INVITED', 'SHARED', 'DECLINED', 'WITHDRAWN')),
  invited_at      timestamptz not null,
  answered_at     timestamptz,
  inviter_shows   boolean not null default false,
  invited_shows   boolean not null default false,
  inviter_left_at timestamptz,
  invited_left_at timestamptz,
  version         int not null,
  check (inviter_id <> invited_id)
);
create index joint_action_of_inviter on joint_action (inviter_id);
create index joint_action_of_invited on joint_action (invited_id);
alter table joint_action enable row level security;
alter table joint_action force row level security;
create policy pair_read on joint_action for select to pledgekeeper_app using (current_tenant() in (inviter_id, invited_id)
  and not exists (select from joint_side s where s.tenant_id = current_tenant() and s.joint_id = joint_action.id and s.left_at is not null));
create policy pair_changed on joint_action for update to pledgekeeper_app using (current_tenant() in (inviter_id, invited_id)
  and not exists (select from joint_side s where s.tenant_id = current_tenant() and s.joint_id = joint_action.id and s.left_at is not null))
  with check (current_tenant() in (inviter_id, invited_id));
create policy invites on joint_action for insert to pledgekeeper_app
  with check (inviter_id = current_tenant() and state = 'INVITED' and not inviter_shows and not invited_shows
    and answered_at is null and inviter_left_at is null and invited_left_at is null);
-- Both names are public while both agree and neither has left.
create policy both_show on joint_action for select to pledgekeeper_public using (state = 'SHARED' and inviter_shows and invited_shows
  and inviter_left_at is null and invited_left_at is null);

-- Each side speaks for itself only: no statement of one can say what the other says.
create function each_for_itself() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.inviter_id <> old.inviter_id or new.invited_id <> old.invited_id or new.invited_at <> old.invited_at
    or current_tenant() is distinct from old.inviter_id and (new.inviter_shows <> old.inviter_shows
      or new.inviter_left_at is distinct from old.inviter_left_at or new.state <> old.state and new.state = 'WITHDRAWN')
    or current_tenant() is distinct from old.invited_id and (new.invited_shows <> old.invited_shows
      or new.invited_left_at is distinct from old.invited_left_at or new.state <> old.state and new.state in ('SHARED', 'DECLINED'))
    or new.state <> old.state and old.state <> 'INVITED' then
    raise exception 'one side of a joint action cannot speak for the other' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger each_for_itself before update on joint_action for each row execute function each_for_itself();

grant select, insert, update on joint_action, joint_side to pledgekeeper_app;
grant select (id, inviter_id, invited_id) on joint_action to pledgekeeper_public;

-- Signatories by name, or one by its address, as the public would find them: a transaction inside an organisation sees no other's statement.
-- The owner of the tables is no member of that role, so the body is first tried when it is called.
set local check_function_bodies = off;
create function public_signatories(part text, of_slug text) returns table (id uuid, slug text, name text)
  language sql stable set role = 'pledgekeeper_public' as $$
  select t.id, t.slug, t.name from tenant t
  where exists (select from published_statement p where p.tenant_id = t.id)
    and (of_slug is null and t.name ilike '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%' or t.slug = of_slug)
  order by t.name, t.slug limit 20
$$;

-- What the public is told of a joint action is a line of each side; its sentence is the other's name.
alter table since_line
  add column joint_id uuid,
  drop constraint since_line_kind,
  add constraint since_line_kind check (kind = 'SINCE' and promise_id is not null and sentence is not null
    or kind = 'SAID' and entry_id is not null and sentence is not null or kind = 'JOINT' and joint_id is not null and sentence is not null);
create unique index since_line_by_joint on since_line (tenant_id, joint_id) where joint_id is not null;
