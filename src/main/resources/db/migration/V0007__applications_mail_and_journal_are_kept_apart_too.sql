-- The owner of the tables is held to row security too: a migration that changes rows of these lifts "force" while it does.

-- An applicant's transaction sees and changes what its links lead to; staff see what has been sent; nobody else sees any.
create function open_links() returns text[] language sql stable
  return string_to_array(nullif(current_setting('app.links', true), ''), ' ');

-- From here to its end, the transaction is that of someone who holds these links (their digests, with a space between two).
create function open_applications(links text, hold boolean) returns setof application language plpgsql as $$
begin
  perform set_config('app.links', links, true);
  if hold then
    return query select * from application where link_hash = any (open_links()) for update;
  else
    return query select * from application where link_hash = any (open_links());
  end if;
end $$;

alter table application enable row level security;
alter table application force row level security;
create policy own_links on application to pledgekeeper_applicant using (link_hash = any (open_links()))
  with check (link_hash = any (open_links()) and state <> 'APPROVED' and founded is null);
create policy sent on application to pledgekeeper_programme using (state <> 'DRAFT') with check (state <> 'DRAFT');
create policy sent_or_expired on application for select to pledgekeeper_housekeeper using (state <> 'DRAFT' or link_expires_at < now());
create policy taken_in on application for insert to pledgekeeper_housekeeper with check (state = 'SUBMITTED');
create policy forgotten on application for delete to pledgekeeper_housekeeper using (state = 'DRAFT' and link_expires_at < now());
revoke all on application from pledgekeeper_app;
grant select, insert, delete on application to pledgekeeper_housekeeper;

-- Whoever changes something leaves its mail, under the name of their own role; one role reads and delivers it.
alter table outbox add column written_as text not null default current_user;
alter table outbox enable row level security;
alter table outbox force row level security;
create policy written on outbox for insert to pledgekeeper_app, pledgekeeper_applicant, pledgekeeper_programme with check (written_as = current_user);
create policy delivered_read on outbox for select to pledgekeeper_housekeeper using (true);
create policy delivered_mark on outbox for update to pledgekeeper_housekeeper using (true) with check (true);
revoke select, update, delete on outbox from pledgekeeper_app;
grant select, update on outbox to pledgekeeper_housekeeper;

-- Who and when are the transaction's to say: a caller gives what was done, and no role may give the rest.
alter table journal alter column person set default coalesce(current_person(), 'service');
revoke insert on journal from pledgekeeper_app, pledgekeeper_programme, pledgekeeper_applicant, pledgekeeper_figures;
grant insert (action, subject, detail) on journal to pledgekeeper_app, pledgekeeper_programme, pledgekeeper_applicant, pledgekeeper_figures;

grant usage on schema public to pledgekeeper_housekeeper;
