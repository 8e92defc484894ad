-- +goose Up
-- What is behind an issue, and the question that partners ask each other once a year.

create table issue_cause (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  text text not null,
  leads_to text not null,
  who_can text not null,
  perspective text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index issue_cause_compass on issue_cause (tenant_id, compass_id);

create table year_answer (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  year {{int}} not null,
  party text not null,
  answer text not null,
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index year_answer_compass on year_answer (tenant_id, compass_id);

create table year_outcome (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  year {{int}} not null,
  text text not null,
  feedback_target text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index year_outcome_compass on year_outcome (tenant_id, compass_id);
