create table @saved_view (
  id bigint primary key,
  official_id bigint not null,
  name text not null,
  query text not null
);
create index workbench_saved_view_official on @saved_view (official_id, id);
