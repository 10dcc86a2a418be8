alter table @item_version add column author_name text not null default '';
alter table @item_version add column editors text not null default '';
alter table @item_version add column reviewer_name text not null default '';
alter table @item_version add column submitted_at timestamptz;
alter table @item_version add column base_id bigint not null default 0;

create table @pack_content (
  key text primary key,
  checksum text not null,
  imported_at timestamptz not null
);

create table @standing (
  id bigint primary key,
  item_key text not null,
  kind text not null,
  effective_from date not null,
  reason text not null,
  actor_id bigint not null,
  actor_name text not null,
  at timestamptz not null
);
create index items_standing_item on @standing (item_key, id);

drop table @local_elements;

create table @local_version (
  id bigint primary key,
  item_key text not null,
  body_id bigint not null,
  division text not null,
  number int not null,
  state text not null,
  elements text not null,
  effective_from date not null,
  author_id bigint not null,
  author_name text not null,
  editors text not null,
  reviewer_id bigint not null,
  reviewer_name text not null,
  note text not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  published_at timestamptz,
  version bigint not null,
  unique (item_key, body_id, number)
);
create index items_local_version_state on @local_version (state, item_key);
create index items_local_version_body on @local_version (body_id, item_key);

create table @change_request (
  id bigint primary key,
  kind text not null,
  item_key text not null,
  item_name text not null,
  document_name text not null,
  document_number text not null,
  published_on date not null,
  summary text not null,
  body_id bigint not null,
  body_name text not null,
  division text not null,
  proposer_id bigint not null,
  proposer_name text not null,
  proposed_at timestamptz not null,
  propose_due_on date not null,
  proposed_late boolean not null,
  adjust_due_on date not null,
  state text not null,
  guide_state text not null,
  chart_state text not null,
  review_state text not null,
  handler_id bigint not null,
  handler_name text not null,
  outcome text not null,
  closed_at timestamptz,
  escalated_at timestamptz,
  version bigint not null
);
create index items_change_request_open on @change_request (state, adjust_due_on, id);
create index items_change_request_item on @change_request (item_key, id);
