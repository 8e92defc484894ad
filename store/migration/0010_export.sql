-- +goose Up
-- Taking a compass over from a file, or from another one as a template.

-- A file that somebody uploaded and has not confirmed yet, in pieces.
create table import_draft (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  person_id text not null references person (id),
  file_name text not null,
  file_hash text not null,
  size {{int}} not null,
  created_at {{int}} not null,
  primary key (tenant_id, id)
) {{keyed}};

create table import_piece (
  tenant_id {{int}} not null,
  draft_id text not null,
  position {{int}} not null,
  content {{blob}} not null,
  primary key (tenant_id, draft_id, position),
  foreign key (tenant_id, draft_id) references import_draft (tenant_id, id) on delete cascade
) {{keyed}};

-- Where a compass that was not begun here came from.
create table compass_origin (
  tenant_id {{int}} not null,
  compass_id text not null,
  way text not null,
  title text not null,
  from_name text not null,
  from_day text not null,
  file_hash text not null,
  taken_at {{int}} not null,
  taken_by text not null,
  primary key (tenant_id, compass_id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
