create table @installed_file (
  pack text not null,
  name text not null,
  content text not null,
  installed_at timestamptz not null,
  primary key (pack, name)
);
