create table @matter (
  id bigint primary key,
  item_key text not null,
  item_version_id bigint not null,
  item_name text not null,
  body_id bigint not null,
  body_name text not null,
  division text not null,
  county text not null,
  channel text not null,
  holder_id bigint not null,
  applicant_name text not null,
  applicant_number text not null,
  applicant_phone text not null,
  intake_number text not null,
  case_number text not null,
  status text not null,
  stage text not null,
  begun_at timestamptz not null,
  submitted_at timestamptz,
  accepted_at timestamptz,
  decided_at timestamptz,
  ended_at timestamptz,
  due_on date,
  corrected_once boolean not null,
  urged_on date,
  escalation int not null,
  result_number text not null,
  process_fingerprint text not null,
  version bigint not null
);
create index cases_matter_holder on @matter (holder_id, id);
create index cases_matter_intake on @matter (intake_number);
create index cases_matter_number on @matter (case_number);
create index cases_matter_applicant on @matter (applicant_name, id);
create index cases_matter_body on @matter (body_id, id);
create index cases_matter_county on @matter (county, id);
create index cases_matter_county_item on @matter (county, item_key, id);
create index cases_matter_county_submitted on @matter (county, submitted_at, id);
create index cases_matter_county_ended on @matter (county, ended_at, id);
create index cases_matter_body_due on @matter (body_id, due_on, id, status) where due_on is not null;
create index cases_matter_county_due on @matter (county, due_on, id, status) where due_on is not null;
create index cases_matter_due on @matter (due_on, id, status) where due_on is not null;

create table @matter_content (
  id bigint primary key,
  answers text not null,
  form_values text not null,
  draft_step text not null,
  points text not null,
  former_values text not null,
  former_at timestamptz,
  tolerated text not null,
  clocks text not null,
  process_state bytea,
  version bigint not null
);

create table @work_item (
  id bigint primary key,
  matter_id bigint not null,
  task int not null,
  element text not null,
  name text not null,
  body_id bigint not null,
  division text not null,
  county text not null,
  permission text not null,
  acts text not null,
  item_key text not null,
  is_open boolean not null,
  is_waiting boolean not null,
  signer_id bigint not null,
  signer_name text not null,
  holder_id bigint not null,
  holder_name text not null,
  principal_id bigint not null,
  principal_name text not null,
  note text not null,
  outcome text not null,
  due_on date not null,
  search text not null,
  urged int not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index cases_work_item_matter on @work_item (matter_id, is_open);
create index cases_work_item_inbox on @work_item (body_id, permission, holder_id, due_on, id) where is_open;
create index cases_work_item_county on @work_item (county, permission, holder_id, due_on, id) where is_open;
create index cases_work_item_duty on @work_item (permission, holder_id, due_on, id) where is_open;
create index cases_work_item_mine on @work_item (holder_id, due_on, id) where is_open;
create index cases_work_item_done on @work_item (holder_id, id) where not is_open;

create table @matter_step (
  id bigint primary key,
  matter_id bigint not null,
  at timestamptz not null,
  title text not null,
  by_id bigint not null,
  by_name text not null,
  text text not null,
  article text not null,
  is_internal boolean not null
);
create index cases_matter_step_matter on @matter_step (matter_id, id);

create table @attachment (
  id bigint primary key,
  matter_id bigint not null,
  material_id text not null,
  file_name text not null,
  content_type text not null,
  hash text not null,
  length bigint not null,
  attached_at timestamptz not null
);
create index cases_attachment_matter on @attachment (matter_id);

create table @matter_document (
  id bigint primary key,
  matter_id bigint not null,
  kind text not null,
  title text not null,
  number text not null,
  fields text not null,
  verify_code text not null unique,
  issued_at timestamptz not null
);
create index cases_matter_document_matter on @matter_document (matter_id);

create table @serial (
  key text primary key,
  last bigint not null
);

create table @work_year (
  year int primary key,
  days text not null,
  version int not null,
  source text not null,
  confirmed_by bigint not null,
  confirmed_name text not null,
  confirmed_at timestamptz not null,
  recomputed_to bigint,
  moved int not null
);
