-- +goose Up
-- One message per person about what is new, by day or by week.

create table digest (
  tenant_id {{int}} not null,
  id text not null,
  person_id text not null references person (id),
  rhythm text not null,
  since {{int}} not null,
  told_at {{int}} not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id)
) {{keyed}};
