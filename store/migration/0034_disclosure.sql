-- +goose Up
-- How many people a group holds at least before a figure about it is shown: a space may be stricter than ten.
alter table tenant add column smallest_group {{int}} not null default 10;

-- Own figures as they became public. A later number that would tell of a few people does not take their place.
create table released_figure (
  tenant_id {{int}} not null,
  indicator_id text not null,
  area_code text not null,
  period text not null,
  breakdown text not null,
  released_at {{int}} not null,
  measured text not null,
  primary key (tenant_id, indicator_id, area_code, period, breakdown, released_at),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
) {{keyed}};
