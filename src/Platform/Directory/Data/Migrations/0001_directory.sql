create table @division (
  code text primary key,
  name text not null,
  level text not null,
  parent text not null,
  is_zone boolean not null,
  valid_from date,
  valid_to date,
  successor text
);
create index directory_division_parent on @division (parent, code);

create table @body (
  id bigint primary key,
  credit_code text not null,
  name text not null,
  kind text not null,
  level text not null,
  division text not null,
  phone text not null,
  address text not null,
  valid_from date not null,
  valid_to date,
  successor_id bigint
);
create index directory_body_division on @body (division, kind);

create table @post (
  id bigint primary key,
  body_id bigint not null,
  department text not null,
  name text not null,
  duties text not null,
  whole_division boolean not null,
  valid_from date not null,
  valid_to date
);
create index directory_post_body on @post (body_id);

create table @duty (
  code text primary key,
  name text not null,
  permissions text not null,
  excludes text not null
);

create table @official (
  id bigint primary key,
  name text not null,
  body_id bigint not null,
  staff_number text not null unique,
  phone text not null,
  active boolean not null
);
create index directory_official_body on @official (body_id, id);

create table @appointment (
  id bigint primary key,
  official_id bigint not null,
  post_id bigint not null,
  acting boolean not null,
  valid_from date not null,
  valid_to date
);
create index directory_appointment_official on @appointment (official_id);
create index directory_appointment_post on @appointment (post_id);
