-- +goose Up
-- A link for a guest: somebody with knowledge from outside, for one thing in one compass.

alter table resident_link add column guest text not null default '';
alter table resident_link add column about_kind text not null default '';
alter table resident_link add column about_id text not null default '';

-- What somebody at the table has to gain or lose. Only the facilitator knows of it.

create table interest (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  whose text not null,
  text text not null,
  handling text not null,
  unsigned {{bool}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index interest_compass on interest (tenant_id, compass_id);
