create table @message (
  id bigint primary key,
  holder_id bigint not null,
  official_id bigint not null,
  title text not null,
  text text not null,
  link text not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  outside text not null,
  outside_error text not null
);
create index messages_message_holder on @message (holder_id, id);
create index messages_message_official on @message (official_id, id);
create index messages_message_outside on @message (outside, id);
