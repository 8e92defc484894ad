-- +goose Up
-- Outcome in depth: what is offered, what people want of it, how much is done.

create table provision (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  organisation_id text,
  name text not null,
  kind text not null,
  access text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) {{keyed}};
create index provision_compass on provision (tenant_id, compass_id);

create table output_figure (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  kind text not null,
  period text not null,
  amount {{int}},
  is_example {{bool}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index output_figure_compass on output_figure (tenant_id, compass_id);

-- Goals are of the space as a whole: compass_id stays empty.
create table goal_template (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  name text not null,
  kind text not null,
  primary key (tenant_id, id)
) {{keyed}};

alter table activity add column provision_id text;
alter table provision_outcome add column goal_id text;
alter table provision_outcome add column evidence text not null default '';
