create table @outbox (
  id bigint primary key,
  handler text not null,
  type text not null,
  payload text not null,
  occurred_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null,
  error text
);
create index kernel_outbox_due on @outbox (due_at, id);

create table @timer (
  id bigint primary key,
  kind text not null,
  key text not null,
  payload text not null,
  due_at timestamptz not null,
  attempts int not null,
  error text,
  unique (kind, key)
);
create index kernel_timer_due on @timer (due_at);

create table @job (
  name text primary key,
  owner text not null,
  lease_until timestamptz not null,
  next_at timestamptz not null
);

create table @audit (
  id bigint primary key,
  chain text not null,
  sequence bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id bigint not null,
  actor_name text not null,
  address text not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  outcome text not null,
  facts text not null,
  hash bytea not null,
  unique (chain, sequence)
);
create index kernel_audit_subject on @audit (subject_kind, subject_id, id);
create index kernel_audit_actor on @audit (actor_id, id);
create index kernel_audit_act on @audit (act, id);

create table @blob (
  hash text primary key,
  length bigint not null,
  bytes bytea,
  stored_at timestamptz not null
);
