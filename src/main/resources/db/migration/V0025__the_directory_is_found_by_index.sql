-- The directory of signatories, whatever their number: a page by name, and part of a name.
create extension if not exists pg_trgm;
create index tenant_by_name on tenant (name, slug);
create index tenant_by_part_of_name on tenant using gin (name gin_trgm_ops);
