create table @holder (
  id bigint primary key,
  kind text not null,
  name text not null,
  number text not null unique,
  phone text not null,
  address text not null,
  representative text not null,
  assurance int not null,
  registered_at timestamptz not null
);

create table @account (
  id bigint primary key,
  kind text not null,
  login text not null unique,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null,
  earlier_hashes text not null,
  failures int not null,
  locked_until timestamptz,
  totp_secret text,
  holder_id bigint not null,
  official_id bigint not null,
  active boolean not null,
  demo boolean not null,
  created_at timestamptz not null
);
create index identity_account_holder on @account (holder_id);
create index identity_account_official on @account (official_id);

create table @session (
  id bigint primary key,
  token_hash text not null unique,
  account_id bigint not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  agent text not null,
  second_factor boolean not null
);
create index identity_session_account on @session (account_id, id);
