-- +goose Up
-- What comes before a compass, and step 1 in depth.

create table shared_term (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  term text not null,
  is_abstract {{bool}} not null,
  agreed_meaning text not null,
  signals text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index shared_term_compass on shared_term (tenant_id, compass_id);

create table term_meaning (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  term_id text,
  perspective text not null,
  meaning text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, term_id) references shared_term (tenant_id, id)
) {{keyed}};
create index term_meaning_compass on term_meaning (tenant_id, compass_id);

create table policy_point (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  text text not null,
  document text not null,
  address text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index policy_point_compass on policy_point (tenant_id, compass_id);

create table alignment_note (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  point_id text,
  answer text not null,
  note text not null,
  proposal text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, point_id) references policy_point (tenant_id, id)
) {{keyed}};
create index alignment_note_compass on alignment_note (tenant_id, compass_id);

create table alignment_insight (
  tenant_id {{int}} not null,
  part_id text not null,
  insight_id text not null,
  primary key (tenant_id, part_id, insight_id),
  foreign key (tenant_id, part_id) references alignment_note (tenant_id, id),
  foreign key (tenant_id, insight_id) references insight (tenant_id, id)
) {{keyed}};

create table transformation_goal (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  text text not null,
  tension text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index transformation_goal_compass on transformation_goal (tenant_id, compass_id);

create table attention_point (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  why text not null,
  indicator_key text not null,
  area_code text not null,
  group_name text not null,
  place {{int}},
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index attention_point_compass on attention_point (tenant_id, compass_id);

create table issue_link (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  to_id text,
  kind text not null,
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, to_id) references compass (tenant_id, id)
) {{keyed}};
create index issue_link_compass on issue_link (tenant_id, compass_id);

alter table result_version add column optimum_works text not null default '';
alter table result_version add column optimum_result text not null default '';
alter table result_version add column optimum_transformation text not null default '';
alter table result_version add column optimum_budget text not null default '';

alter table compass add column parent_id text;
create index compass_parent on compass (tenant_id, parent_id);
