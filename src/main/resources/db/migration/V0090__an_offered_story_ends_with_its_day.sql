-- Staff read what they were offered no longer than its teller agreed to, also before the night's round has ended it.
drop policy offered on story;
create policy offered on story for select to pledgekeeper_programme
  using ((public_state = 'OFFERED' or programme_at is not null) and expires_on >= current_date);
