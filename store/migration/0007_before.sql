-- +goose Up
-- What comes before a compass.

create table support_base (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  level text not null,
  introduced_on text not null,
  score {{int}},
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index support_base_compass on support_base (tenant_id, compass_id);
