alter table @rating add column occasion text not null default '';
drop index if exists @ratings_rating_matter;
drop index if exists @rating_matter;
create unique index ratings_rating_occasion on @rating (matter_id, occasion, number);
