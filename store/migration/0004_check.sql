-- +goose Up
-- The kompascheck: what a space wants to hear, and what became of findings.

create table check_setting (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  scope text not null,
  words text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};

create table check_finding (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  code text not null,
  object_kind text not null,
  object_id text not null,
  about text not null,
  params text not null,
  first_seen text not null,
  closed_on text not null default '',
  state text not null,
  reason text not null,
  decided_by text not null,
  decided_name text not null,
  cycle_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, cycle_id) references compass_cycle (tenant_id, id)
) {{keyed}};
create unique index check_finding_living on check_finding (tenant_id, compass_id, code, object_id, about) where closed_on = '';
