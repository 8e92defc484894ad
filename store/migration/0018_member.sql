-- +goose Up
-- The municipalities that take part in a compass of a partnership.

create table member_municipality (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  area_code text not null,
  joined_on text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index member_municipality_compass on member_municipality (tenant_id, compass_id);
