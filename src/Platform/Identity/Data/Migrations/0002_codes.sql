alter table @account add column totp_step bigint not null default 0;

create table @phone_code (
  id bigint primary key,
  account_id bigint not null,
  purpose text not null,
  phone text not null,
  code_hash text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null,
  used boolean not null
);
create index identity_phone_code_account on @phone_code (account_id, id);
