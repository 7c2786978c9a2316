-- A letter of the programme to a group of organisations, with at most two reminders (docs/adr/0057). The group is drawn once, when it is
-- scheduled, from what is known of organisations outside their workspaces.
create table campaign (
  id           uuid primary key,
  title        text not null check (length(title) <= 80),
  subject      text not null check (length(subject) <= 80),
  words        text not null check (length(words) <= 4000),
  begins_on    date not null,
  reminders    int not null check (reminders between 0 and 2),
  days_between int not null check (days_between between 7 and 60),
  sector       text,
  size         text,
  region       text,
  reviewed     text not null check (reviewed in ('ANY', 'NEVER', 'LONG_AGO')),
  months       int check (months between 1 and 60),
  written_by   text not null,
  written_at   timestamptz not null,
  scheduled_by text,
  scheduled_at timestamptz,
  stopped_at   timestamptz,
  version      int not null,
  check (reviewed <> 'LONG_AGO' or months is not null)
);
create table campaign_organisation (
  campaign_id     uuid not null references campaign (id),
  organisation_id uuid not null references tenant (id),
  primary key (campaign_id, organisation_id)
);
create index campaign_of_organisation on campaign_organisation (organisation_id, campaign_id);
alter table campaign enable row level security;
alter table campaign force row level security;
alter table campaign_organisation enable row level security;
alter table campaign_organisation force row level security;
create policy staff_write on campaign to pledgekeeper_programme using (true) with check (true);
create policy staff_write on campaign_organisation to pledgekeeper_programme using (true) with check (true);
create policy due on campaign for select to pledgekeeper_housekeeper using (scheduled_at is not null and stopped_at is null);
create policy due on campaign_organisation for select to pledgekeeper_housekeeper using (true);
create policy written_to on campaign_organisation for select to pledgekeeper_app using (organisation_id = current_tenant());
create policy running on campaign for select to pledgekeeper_app using (scheduled_at is not null and stopped_at is null
  and exists (select 1 from campaign_organisation o where o.campaign_id = campaign.id and o.organisation_id = current_tenant()));
grant select, insert, update on campaign to pledgekeeper_programme;
grant select, insert on campaign_organisation to pledgekeeper_programme;
grant select (id, begins_on, reminders, days_between, scheduled_at, stopped_at) on campaign to pledgekeeper_housekeeper;
grant select on campaign_organisation to pledgekeeper_housekeeper, pledgekeeper_app;
grant select (id, subject, words, begins_on, scheduled_at, stopped_at) on campaign to pledgekeeper_app;

-- Which letter an organisation had, or was found to need no more: of two nodes that write it at once, one finds its row. Staff cannot read
-- it: that a reminder was not sent would tell that a review was opened.
create table campaign_letter (
  tenant_id   uuid not null default current_tenant() references tenant (id),
  campaign_id uuid not null references campaign (id),
  step        int not null check (step between 0 and 2),
  written_at  timestamptz not null default now(),
  primary key (tenant_id, campaign_id, step)
);
alter table campaign_letter enable row level security;
alter table campaign_letter force row level security;
create policy own_tenant on campaign_letter using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert on campaign_letter to pledgekeeper_app;

-- Letters of a campaign that is stopped before they went are not sent any more.
create function current_campaign() returns uuid language sql stable
  return cast(nullif(current_setting('app.campaign', true), '') as uuid);
alter table outbox add column campaign uuid;
create index outbox_of_campaign on outbox (campaign) where campaign is not null;
create policy gone_with_campaign on outbox for delete to pledgekeeper_programme
  using (campaign = current_campaign() and sent_at is null);
grant delete on outbox to pledgekeeper_programme;
