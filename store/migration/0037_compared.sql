-- +goose Up
-- Which figures somebody opened, from a compass, beside comparable municipalities and its areas; never who did.

create table compared_figure (
  tenant_id {{int}} not null,
  compass_id text not null,
  indicator_key text not null,
  primary key (tenant_id, compass_id, indicator_key),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
