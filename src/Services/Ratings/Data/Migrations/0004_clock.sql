alter table @bad_review add column clock_from date;
alter table @bad_review add column clock_days int;
