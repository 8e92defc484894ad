-- +goose Up
-- What lies on the table of a review stays as it was known when the review began.

alter table review_evidence add column known text not null default '';
alter table review add column look_on text not null default '';
alter table improvement_action add column look_on text not null default '';
alter table review_statement add column working {{bool}} not null default false;

-- What an action was made into: the link between what was agreed and the object that changed.
create table action_work (
  tenant_id {{int}} not null,
  action_id text not null,
  object_kind text not null,
  object_id text not null,
  address text not null,
  made_at {{int}} not null,
  made_by text not null,
  primary key (tenant_id, action_id),
  foreign key (tenant_id, action_id) references improvement_action (tenant_id, id)
) {{keyed}};
create index action_work_object on action_work (tenant_id, object_id);

create table context_factor (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  text text not null,
  happened_on text not null,
  area_code text not null,
  expected text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index context_factor_compass on context_factor (tenant_id, compass_id);

-- The learning space of an organisation: a review of its own, which nobody else reads.
create table learning_review (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  cycle_id text not null,
  organisation_id text not null,
  held_on text not null,
  place text not null,
  subject_kind text not null,
  subject_id text not null,
  phase text not null,
  keep_nothing {{bool}} not null default false,
  better_nothing {{bool}} not null default false,
  keep_as_is {{bool}} not null default false,
  look_on text not null default '',
  created_at {{int}} not null,
  created_by text not null,
  finished_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, cycle_id) references compass_cycle (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) {{keyed}};
create index learning_review_compass on learning_review (tenant_id, compass_id);

create table learning_seat (
  tenant_id {{int}} not null,
  review_id text not null,
  seat_id text not null,
  people {{int}} not null,
  primary key (tenant_id, review_id, seat_id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};

create table learning_guest (
  tenant_id {{int}} not null,
  review_id text not null,
  person_id text not null,
  primary key (tenant_id, review_id, person_id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id)
) {{keyed}};

create table learning_evidence (
  tenant_id {{int}} not null,
  review_id text not null,
  letter text not null,
  kind text not null,
  object_id text not null,
  experience {{bool}} not null,
  known text not null,
  primary key (tenant_id, review_id, letter),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id)
) {{keyed}};

create table learning_statement (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  phase text not null,
  seat_id text,
  perspective text not null,
  evidence text not null,
  recognised text not null,
  text text not null,
  working {{bool}} not null default false,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};
create index learning_statement_of on learning_statement (tenant_id, review_id, created_at);

create table learning_verdict (
  tenant_id {{int}} not null,
  review_id text not null,
  claim_id text not null,
  verdict text not null,
  note text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, review_id, claim_id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id),
  foreign key (tenant_id, claim_id) references change_claim (tenant_id, id)
) {{keyed}};

create table learning_judgement (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  verdict text not null,
  text text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id)
) {{keyed}};
create index learning_judgement_of on learning_judgement (tenant_id, review_id, created_at);

create table learning_action (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  compass_id text not null,
  text text not null,
  feedback_target text not null,
  owner text not null,
  due_on text not null,
  look_on text not null default '',
  status text not null,
  effect_note text not null,
  created_at {{int}} not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index learning_action_of on learning_action (tenant_id, review_id, created_at);

-- What an organisation chose to bring to the joint review: a copy, as it was when it was shared.
create table shared_learning (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  cycle_id text not null,
  organisation_id text not null,
  review_id text not null,
  source_id text not null,
  kind text not null,
  perspective text not null,
  text text not null,
  shared_at {{int}} not null,
  shared_by text not null,
  withdrawn_at {{int}},
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, cycle_id) references compass_cycle (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, review_id) references learning_review (tenant_id, id)
) {{keyed}};
create index shared_learning_compass on shared_learning (tenant_id, compass_id);
