alter table @rating add column accepted_at timestamptz;
alter table @rating add column clock_kind text not null default '';
