create table @preference (
  id bigint primary key,
  text_messages boolean not null,
  changed_at timestamptz not null
);
create index messages_message_unread on @message (holder_id, read_at);
