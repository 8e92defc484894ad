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
