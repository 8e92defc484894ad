-- +goose Up
-- Files with re-organisations and boundaries come in as files with figures do. Re-organisations stand in the row of their import
-- and hold while that is in force; drawings are larger, and stand beside it.
alter table figure_import add column kind text not null default '';
alter table figure_import add column area_file text not null default '';

create table own_boundary (
  tenant_id {{int}} not null,
  import_id text not null,
  year {{int}} not null,
  level text not null,
  within_code text not null,
  drawing {{blob}} not null,
  primary key (tenant_id, import_id, level, within_code),
  foreign key (tenant_id, import_id) references figure_import (tenant_id, id)
) {{table}};

-- A tree of areas of the space's own: each is a set of known areas, in the years in which it holds.
create table own_tree (
  tenant_id {{int}} not null,
  id text not null,
  name text not null,
  level text not null,
  created_at {{int}} not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};

create table own_area (
  tenant_id {{int}} not null,
  id text not null,
  tree_id text not null,
  name text not null,
  codes text not null,
  first_year {{int}} not null,
  last_year {{int}} not null default 0,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, tree_id) references own_tree (tenant_id, id)
) {{keyed}};
create index own_area_tree on own_area (tenant_id, tree_id);
