-- +goose Up
-- Quality of what is put in, and outcome, in depth.

create table intervention (
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
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index intervention_compass on intervention (tenant_id, compass_id);

create table knowledge_item (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  claim_id text,
  title text not null,
  url text not null,
  theme text not null,
  says text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index knowledge_item_compass on knowledge_item (tenant_id, compass_id);

create table staffing (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  kind text not null,
  amount {{real}},
  unit text not null,
  attitude {{int}},
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index staffing_compass on staffing (tenant_id, compass_id);

create table training_action (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  topic text not null,
  cost_cents {{int}},
  hours {{int}},
  planned_on text not null,
  shared_with text not null,
  is_open {{bool}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index training_action_compass on training_action (tenant_id, compass_id);

create table reflection_task (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  question text not null,
  minutes {{int}},
  planned_on text not null,
  learned text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index reflection_task_compass on reflection_task (tenant_id, compass_id);

create table quality_condition (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  kind text not null,
  score {{int}},
  note text not null,
  action text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index quality_condition_compass on quality_condition (tenant_id, compass_id);

create table obstacle (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  text text not null,
  cause text not null,
  owner text not null,
  opened_on text not null,
  closed_on text not null,
  solution text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index obstacle_compass on obstacle (tenant_id, compass_id);

create table quality_requirement (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  text text not null,
  source text not null,
  law_article text not null,
  is_agreed {{bool}} not null,
  agreed_with text not null,
  client_view text not null,
  is_proposed {{bool}} not null,
  edition {{int}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index quality_requirement_compass on quality_requirement (tenant_id, compass_id);

-- Versions of a requirement that were agreed, and then replaced.
create table earlier_requirement (
  tenant_id {{int}} not null,
  requirement_id text not null,
  edition {{int}} not null,
  text text not null,
  source text not null,
  law_article text not null,
  agreed_with text not null,
  replaced_on text not null,
  primary key (tenant_id, requirement_id, edition),
  foreign key (tenant_id, requirement_id) references quality_requirement (tenant_id, id)
) {{keyed}};

create table requirement_check (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  requirement_id text,
  state text not null,
  edition {{int}} not null,
  note text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id),
  foreign key (tenant_id, requirement_id) references quality_requirement (tenant_id, id)
) {{keyed}};
create index requirement_check_compass on requirement_check (tenant_id, compass_id);

create table learning_circle (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  theme text not null,
  members text not null,
  rhythm text not null,
  next_on text not null,
  learned text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index learning_circle_compass on learning_circle (tenant_id, compass_id);

alter table quality_input add column budget_cents {{int}};
alter table quality_input add column hours {{int}};
