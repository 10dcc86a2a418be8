create table @rating (
  id bigint primary key,
  matter_id bigint not null,
  number int not null,
  holder_id bigint not null,
  item_key text not null,
  item_code text not null,
  item_name text not null,
  case_number text not null,
  body_id bigint not null,
  body_name text not null,
  division text not null,
  channel int not null,
  stars int not null,
  indicators text not null,
  indicator_version text not null,
  text text not null,
  screening text not null,
  is_named boolean not null,
  is_counted boolean not null,
  rated_at timestamptz not null,
  version bigint not null
);
create unique index ratings_rating_matter on @rating (matter_id, number);
create index ratings_rating_figures on @rating (number, body_id, item_key, stars, channel, is_counted);
create index ratings_rating_screening on @rating (screening, id);
create index ratings_rating_public on @rating (body_id, screening, id);

create table @bad_review (
  id bigint primary key,
  rating_id bigint not null,
  matter_id bigint not null,
  holder_id bigint not null,
  item_key text not null,
  item_name text not null,
  case_number text not null,
  body_id bigint not null,
  body_name text not null,
  division text not null,
  stars int not null,
  is_named boolean not null,
  state text not null,
  clock text not null,
  due_on date not null,
  days_kept int not null,
  is_complex boolean not null,
  is_escalated boolean not null,
  was_late boolean not null,
  appealed boolean not null,
  rounds int not null,
  finding text not null,
  reply text not null,
  is_satisfied boolean,
  handler_name text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version bigint not null
);
create index ratings_bad_review_matter on @bad_review (matter_id);
create index ratings_bad_review_desk on @bad_review (body_id, state, due_on, id);
create index ratings_bad_review_division on @bad_review (state, due_on, id);

create table @bad_review_step (
  id bigint primary key,
  bad_review_id bigint not null,
  at timestamptz not null,
  title text not null,
  by_name text not null,
  text text not null,
  is_shown boolean not null
);
create index ratings_bad_review_step_review on @bad_review_step (bad_review_id, id);
