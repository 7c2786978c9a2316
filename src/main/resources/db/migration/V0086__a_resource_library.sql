-- What the programme recommends to read by item of the checklist; the same for everyone, and public.
create table library_link (
  id         uuid primary key,
  item       text not null check (length(item) <= 120),
  title      text not null check (length(title) <= 120),
  address    text not null check (address like 'https://%' and length(address) <= 500),
  why        text not null check (length(why) <= 200),
  made_by    text not null check (length(made_by) <= 120),
  checked_on date not null,
  written_by text not null,
  version    int not null
);
create index library_link_by_item on library_link (item);
grant select on library_link to pledgekeeper_public;
grant insert on library_link to pledgekeeper_housekeeper;
grant select, insert, update, delete on library_link to pledgekeeper_programme;
