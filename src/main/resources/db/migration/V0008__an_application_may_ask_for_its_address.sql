-- The address an organisation asks for. Two that wait for the programme never ask for the same.
alter table application add column slug text;
create unique index application_by_slug on application (slug) where state in ('SUBMITTED', 'RETURNED');
grant select (slug) on tenant to pledgekeeper_applicant;

-- How many strangers have had us write to an address is counted before each mail of theirs.
create index outbox_by_recipient on outbox (recipient) where written_as = 'pledgekeeper_applicant';
