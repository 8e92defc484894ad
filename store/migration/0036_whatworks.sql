-- +goose Up
-- What kind of source says what works, and what somebody suggests to an activity.

alter table knowledge_item add column evidence text not null default '';

create table suggestion (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  name text not null,
  recognition text not null,
  url text not null,
  why text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index suggestion_compass on suggestion (tenant_id, compass_id);
