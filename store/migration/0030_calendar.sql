-- +goose Up
-- What comes from outside and opens people up for a compass, and what experts bring back to the group.

create table outside_moment (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  kind text not null,
  text text not null,
  on_day text not null,
  use_text text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index outside_moment_compass on outside_moment (tenant_id, compass_id);

create table expert_return (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  result_id text,
  asked_of text not null,
  returned_on text not null,
  proposal text not null,
  answer text not null,
  answered_on text not null,
  why text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};
create index expert_return_compass on expert_return (tenant_id, compass_id);
