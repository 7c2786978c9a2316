-- One person's key pair in one organisation: with the public key their browser seals what is written without a connection, and with
-- the private key it opens that again, once they are signed in (docs/adr/0042). It goes with the membership.
create table sealing_key (
  tenant_id   uuid not null default current_tenant(),
  subject     text not null default current_person(),
  public_key  text not null check (length(public_key) <= 1000),
  private_key text not null check (length(private_key) <= 4000),
  primary key (tenant_id, subject),
  foreign key (tenant_id, subject) references member (tenant_id, subject) on delete cascade
);
alter table sealing_key enable row level security;
alter table sealing_key force row level security;
create policy own_tenant on sealing_key using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert on sealing_key to pledgekeeper_app;
