-- +goose Up
-- The goal tree: what residents need, results under results, and how activities follow on each other.

alter table result add column parent_id text;

create table need (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  number {{int}} not null,
  text text not null,
  group_name text not null,
  perspective text not null,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, compass_id, number),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};

create table need_result (
  tenant_id {{int}} not null,
  need_id text not null,
  result_id text not null,
  created_at {{int}} not null,
  primary key (tenant_id, need_id, result_id),
  foreign key (tenant_id, need_id) references need (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};

create table need_activity (
  tenant_id {{int}} not null,
  need_id text not null,
  activity_id text not null,
  created_at {{int}} not null,
  primary key (tenant_id, need_id, activity_id),
  foreign key (tenant_id, need_id) references need (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};

create table activity_relation (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  from_id text not null,
  to_id text not null,
  kind text not null,
  note text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, from_id) references activity (tenant_id, id),
  foreign key (tenant_id, to_id) references activity (tenant_id, id)
) {{keyed}};
create unique index activity_relation_once on activity_relation (tenant_id, from_id, to_id, kind) where removed_at is null;
create index activity_relation_compass on activity_relation (tenant_id, compass_id);

-- What an activity was untied from, with its sentence, so that it can be tied again.
create table removed_claim (
  tenant_id {{int}} not null,
  id text not null,
  activity_id text not null,
  result_id text not null,
  if_text text not null,
  then_text text not null,
  contributes_text text not null,
  assumption text not null,
  evidence text not null,
  created_at {{int}} not null,
  version {{int}} not null,
  removed_at {{int}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};
