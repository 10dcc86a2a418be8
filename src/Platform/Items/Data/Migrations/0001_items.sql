create table @item_version (
  id bigint primary key,
  key text not null,
  code text not null,
  name text not null,
  number int not null,
  state text not null,
  elements text not null,
  form text not null,
  process text not null,
  checksum text not null,
  effective_from date not null,
  effective_to date,
  author_id bigint not null,
  reviewer_id bigint not null,
  note text not null,
  created_at timestamptz not null,
  published_at timestamptz,
  version bigint not null,
  unique (key, number)
);
create index items_item_version_state on @item_version (state, key);

create table @process_version (
  fingerprint text primary key,
  key text not null,
  model text not null,
  installed_at timestamptz not null
);

create table @local_elements (
  id bigint primary key,
  item_key text not null,
  body_id bigint not null,
  elements text not null,
  version bigint not null,
  unique (item_key, body_id)
);
