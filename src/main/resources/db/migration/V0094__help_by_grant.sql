-- An organisation lets the programme read its workspace for some days (docs/adr/0055), and sees who looked.
create table help_grant (
  tenant_id  uuid not null default current_tenant() references tenant (id),
  id         uuid not null,
  reason     text check (length(reason) <= 120),
  granted_by text not null,
  granted_at timestamptz not null default now(),
  ends_at    timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  primary key (tenant_id, id),
  check (ends_at > granted_at and ends_at - granted_at <= interval '7 days')
);
create unique index help_grant_open on help_grant (tenant_id) where ended_at is null;
create index help_grant_until on help_grant (ends_at) where ended_at is null;

-- Someone of the programme has opened the workspace: they read in it until they leave, and for twelve hours at most.
create table help_visit (
  tenant_id uuid not null default current_tenant() references tenant (id),
  id        uuid not null default gen_random_uuid(),
  grant_id  uuid not null,
  subject   text not null default current_person(),
  name      text not null,
  opened_at timestamptz not null default now(),
  left_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, grant_id) references help_grant (tenant_id, id)
);
create index help_visit_of on help_visit (subject, opened_at);
create index help_visit_latest on help_visit (tenant_id, opened_at desc);

-- Until when the person of this transaction may read that organisation's workspace; null where they may not, or no longer.
create function help_until(tenant uuid) returns timestamptz language sql stable
  return (select max(g.ends_at) from help_visit v join help_grant g on g.tenant_id = v.tenant_id and g.id = v.grant_id
    where v.tenant_id = tenant and v.subject = current_person() and v.left_at is null and v.opened_at > now() - interval '12 hours'
      and g.ended_at is null and g.ends_at > now());

do $$
declare t text;
begin
  foreach t in array array['help_grant', 'help_visit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
  end loop;
end $$;
-- With a person's workspaces comes whether the programme reads there; with their visits, whether they still may.
create policy own_visit on help_visit for select to pledgekeeper_app, pledgekeeper_programme
  using (current_tenant() is null and subject = current_person());
create policy own_workspace on help_grant for select to pledgekeeper_app using (current_tenant() is null and (
  tenant_id in (select m.tenant_id from member m where m.subject = current_person())
  or tenant_id in (select v.tenant_id from help_visit v where v.subject = current_person())));
-- Staff see which organisations let them read, and of visits their own; they open a workspace only while it does.
create policy granted on help_grant for select to pledgekeeper_programme using (current_tenant() is null);
create policy while_open on help_grant as restrictive to pledgekeeper_programme using (ended_at is null and ends_at > now());
create policy own_name on help_visit as restrictive to pledgekeeper_programme, pledgekeeper_helper using (subject = current_person());
create policy while_open on help_visit as restrictive for insert to pledgekeeper_programme
  with check (grant_id in (select g.id from help_grant g));

grant select, insert (id, reason, granted_by, ends_at), update (ended_by, ended_at) on help_grant to pledgekeeper_app;
grant select on help_visit to pledgekeeper_app;
grant select on help_grant, help_visit to pledgekeeper_programme;
grant insert (grant_id, name), update (left_at) on help_visit to pledgekeeper_programme;

-- What a helper reads: what a viewer does, and that only while help is open. Nothing is granted but reading.
grant usage on schema public to pledgekeeper_helper;
grant select on help_grant, help_visit, tenant to pledgekeeper_helper;
do $$
declare t text;
begin
  foreach t in array array['member', 'assignment', 'assessment', 'answer', 'answer_history', 'indicator_comment', 'evidence', 'evidence_use',
      'action', 'log_entry', 'pulse', 'pulse_question', 'pulse_result', 'promise', 'since_line', 'published_statement', 'review_date',
      'champion', 'story', 'journal', 'counted_review', 'submitted_standing', 'log_entry_history', 'log_entry_word'] loop
    execute format('grant select on %I to pledgekeeper_helper', t);
    execute format('create policy while_help_is_open on %I as restrictive to pledgekeeper_helper using ((select help_until(current_tenant())) '
      'is not null)', t);
  end loop;
  -- Named in what a viewer's pages read, and empty for a helper: what is one person's, or on its way to one.
  foreach t in array array['digest_setting', 'announcement_put_away', 'story_copy', 'support_request'] loop
    execute format('grant select on %I to pledgekeeper_helper', t);
    execute format('create policy nothing_for_help on %I as restrictive to pledgekeeper_helper using (false)', t);
  end loop;
end $$;
-- Of stories those that are shown inside; of the journal which actions were done.
create policy shown_inside on story as restrictive to pledgekeeper_helper using (state = 'TOLD' and inside_at is not null
  and expires_on >= current_date and position('INSIDE' in channels) > 0);
create policy what_was_done on journal as restrictive to pledgekeeper_helper using (action = 'changed action' and detail = 'DONE');
-- Theirs is no row of these: mail is for who delivers it, and a joint action is another organisation's too.
grant select on outbox, joint_action, joint_side to pledgekeeper_helper;
create policy nothing_for_help on joint_side as restrictive to pledgekeeper_helper using (false);
grant select on announcement, published_edition, figures_release, figure, figures_correction, figures_renewal to pledgekeeper_helper;
alter policy shown_here on announcement to pledgekeeper_app, pledgekeeper_helper;
alter policy for_everyone on published_edition to pledgekeeper_app, pledgekeeper_programme, pledgekeeper_helper;
alter policy published on figures_release to pledgekeeper_app, pledgekeeper_public, pledgekeeper_helper;
alter policy published on figure to pledgekeeper_app, pledgekeeper_public, pledgekeeper_helper;
alter policy published on figures_correction to pledgekeeper_app, pledgekeeper_public, pledgekeeper_helper;
