-- +goose Up
-- Files that belong to something in a compass.

create table attachment (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  object_kind text not null,
  object_id text not null,
  name text not null,
  kind text not null,
  size {{int}} not null,
  file_hash text not null,
  created_at {{int}} not null,
  created_by text not null,
  created_name text not null,
  removed_at {{int}},
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index attachment_compass on attachment (tenant_id, compass_id, created_at);

-- The bytes of a file, in pieces, so that no row is large.
create table attachment_piece (
  tenant_id {{int}} not null,
  attachment_id text not null,
  position {{int}} not null,
  content {{blob}} not null,
  primary key (tenant_id, attachment_id, position),
  foreign key (tenant_id, attachment_id) references attachment (tenant_id, id) on delete cascade
) {{keyed}};
