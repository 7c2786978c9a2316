-- Who started an action stands there by name; the subject says who may still change it.
alter table action add column subject text not null default coalesce(current_person(), 'service');
