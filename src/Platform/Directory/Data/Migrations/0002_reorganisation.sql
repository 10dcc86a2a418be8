create table @body_name (
  id bigint primary key,
  body_id bigint not null,
  name text not null,
  valid_from date not null
);
create index directory_body_name_body on @body_name (body_id, valid_from);

create table @reorganisation (
  id bigint primary key,
  kind text not null,
  subject_kind text not null,
  subject_key text not null,
  subject_name text not null,
  effective_from date not null,
  before text not null,
  after text not null,
  basis text not null,
  actor_id bigint not null,
  actor_name text not null,
  at timestamptz not null
);
create index directory_reorganisation_subject on @reorganisation (subject_kind, subject_key, id);
create index directory_body_successor on @body (successor_id);
