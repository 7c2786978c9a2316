-- The morning's word to the programme's team is written by a timer, not by anyone's request.
create policy written_by_timers on outbox for insert to pledgekeeper_housekeeper with check (written_as = current_user);
grant insert on outbox to pledgekeeper_housekeeper;
