-- The id of the transaction that wrote an answer would lead to the link used in the same one, and its place in the table
-- to that person's other answers. The application may read what it counts, and neither of these.
revoke select on pulse_answer from pledgekeeper_app;
grant select (tenant_id, pulse_id, audience, indicator, level) on pulse_answer to pledgekeeper_app;
