create table @installation (
  id bigint primary key,
  pack text not null,
  title text not null,
  pack_version text not null,
  files int not null,
  by_name text not null,
  at timestamptz not null
);
