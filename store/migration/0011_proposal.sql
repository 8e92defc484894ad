-- +goose Up
-- What people would like to see changed in what others write.

create table proposal (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  about text not null,
  text text not null,
  organisation_id text,
  maker_name text not null,
  state text not null,
  answer text not null,
  answered_by text not null,
  answered_on text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) {{keyed}};
create index proposal_compass on proposal (tenant_id, compass_id);
