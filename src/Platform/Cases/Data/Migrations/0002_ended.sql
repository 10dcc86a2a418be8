create index cases_matter_ended_at on @matter (ended_at, id) where ended_at is not null;
