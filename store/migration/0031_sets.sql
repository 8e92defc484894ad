-- +goose Up
-- Whom the owner of a set asked to take part, by the address that was typed in: also when there is no such space, so that
-- nobody learns by asking which spaces there are. A line goes when there is an answer, or when the owner takes it back.

create table set_invitation (
  set_id text not null references indicator_set (id),
  address text not null,
  invited_on text not null,
  primary key (set_id, address)
) {{keyed}};
