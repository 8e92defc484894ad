-- +goose Up
-- Own areas of a space: whole wijken and buurten of one municipality, grouped under a name. A division that was read in holds
-- while its import does.

create table own_division (
  tenant_id {{int}} not null,
  id text not null,
  number {{int}} not null,
  name text not null,
  year {{int}} not null,
  municipality text not null,
  import_id text,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, import_id) references figure_import (tenant_id, id)
) {{keyed}};

create table own_area (
  tenant_id {{int}} not null,
  code text not null,
  division_id text not null,
  name text not null,
  members text not null,
  primary key (tenant_id, code),
  foreign key (tenant_id, division_id) references own_division (tenant_id, id)
) {{keyed}};
create index own_area_division on own_area (tenant_id, division_id);
