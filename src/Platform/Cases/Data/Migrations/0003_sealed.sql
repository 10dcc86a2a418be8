create table @sealed_document (
  document_id bigint primary key,
  hash text not null,
  made_at timestamptz not null
);
create index cases_sealed_document_hash on @sealed_document (hash);
