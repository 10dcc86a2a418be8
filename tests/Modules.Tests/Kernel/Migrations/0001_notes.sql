create table @note (
  id bigint primary key,
  text text not null,
  body_id bigint not null,
  division text not null,
  written_at timestamptz not null,
  version bigint not null
);
create unique index notes_note_text on @note (text);

create table @heard (
  id bigint primary key,
  text text not null
);
