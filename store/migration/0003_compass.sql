-- +goose Up
-- The six steps of a compass.

create table compass (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  slug text not null,
  title text not null,
  issue text not null,
  area_code text not null,
  group_name text not null,
  group_size {{int}},
  group_source text not null,
  start_year {{int}} not null,
  horizon_years {{int}} not null,
  status text not null,
  is_practice {{bool}} not null,
  owner_id text not null references person (id),
  created_at {{int}} not null,
  archived_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
) {{keyed}};

create table compass_slug (
  tenant_id {{int}} not null,
  slug text not null,
  compass_id text not null,
  primary key (tenant_id, slug),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};

create table compass_cycle (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  number {{int}} not null,
  started_on text not null,
  ended_on text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, compass_id, number),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};

create table seat (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  perspective text not null,
  name text not null,
  organisation_id text,
  joined_on text not null,
  left_on text not null default '',
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) {{keyed}};
create index seat_compass on seat (tenant_id, compass_id);

create table insight (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  text text not null,
  kind text not null,
  perspective text not null,
  stance text not null,
  said_by text not null,
  indicator_key text not null,
  area_code text not null,
  period text not null,
  created_at {{int}} not null,
  created_by text not null,
  withdrawn_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index insight_compass on insight (tenant_id, compass_id, created_at);

create table ambition (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  number {{int}} not null,
  created_at {{int}} not null,
  removed_at {{int}},
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index ambition_compass on ambition (tenant_id, compass_id, number);

create table ambition_version (
  tenant_id {{int}} not null,
  id text not null,
  ambition_id text not null,
  text text not null,
  residents_text text not null,
  status text not null,
  edition {{int}} not null default 0,
  supersedes_id text,
  reason text not null default '',
  created_at {{int}} not null,
  created_by text not null,
  adopted_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, ambition_id) references ambition (tenant_id, id),
  foreign key (tenant_id, supersedes_id) references ambition_version (tenant_id, id)
) {{keyed}};
create index ambition_version_of on ambition_version (tenant_id, ambition_id, created_at);

create table ambition_insight (
  tenant_id {{int}} not null,
  ambition_id text not null,
  insight_id text not null,
  primary key (tenant_id, ambition_id, insight_id),
  foreign key (tenant_id, ambition_id) references ambition (tenant_id, id),
  foreign key (tenant_id, insight_id) references insight (tenant_id, id)
) {{keyed}};

create table result (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  ambition_id text,
  number {{int}} not null,
  slug text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  primary key (tenant_id, id),
  unique (tenant_id, compass_id, number),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, ambition_id) references ambition (tenant_id, id)
) {{keyed}};

create table result_version (
  tenant_id {{int}} not null,
  id text not null,
  result_id text not null,
  text text not null,
  start_year {{int}} not null,
  horizon_years {{int}} not null,
  horizon_confirmed {{bool}} not null,
  target_group text not null,
  group_size {{int}},
  group_source text not null,
  status text not null,
  edition {{int}} not null default 0,
  supersedes_id text,
  reason text not null default '',
  created_at {{int}} not null,
  created_by text not null,
  adopted_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id),
  foreign key (tenant_id, supersedes_id) references result_version (tenant_id, id)
) {{keyed}};
create index result_version_of on result_version (tenant_id, result_id, created_at);

create table indicator (
  tenant_id {{int}} not null,
  id text not null,
  name text not null,
  definition text not null,
  nature text not null,
  unit text not null,
  decimals {{int}} not null,
  direction text not null,
  number_kind text not null,
  basis text not null,
  is_sensitive {{bool}} not null,
  source_name text not null,
  source_publisher text not null,
  source_licence text not null,
  is_example {{bool}} not null,
  catalogue_key text references catalogue_indicator (key),
  area_code text not null,
  created_at {{int}} not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};

create table result_indicator (
  tenant_id {{int}} not null,
  id text not null,
  result_version_id text not null,
  indicator_id text not null,
  position {{int}} not null,
  baseline_period text not null,
  target_kind text not null,
  target_value {{real}},
  target_high {{real}},
  target_period text not null,
  min_relevant {{real}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, result_version_id, indicator_id),
  foreign key (tenant_id, result_version_id) references result_version (tenant_id, id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
) {{keyed}};

create table observation (
  tenant_id {{int}} not null,
  indicator_id text not null,
  area_code text not null,
  period text not null,
  breakdown text not null,
  vintage {{int}} not null,
  measured text not null,
  recorded_by text not null,
  primary key (tenant_id, indicator_id, area_code, period, breakdown, vintage),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
) {{keyed}};

create table activity (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  slug text not null,
  name text not null,
  description text not null,
  participants text not null,
  formality text not null,
  novelty text not null,
  status text not null,
  start_year {{int}},
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, compass_id, slug),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};

create table contribution (
  tenant_id {{int}} not null,
  id text not null,
  activity_id text not null,
  organisation_id text not null,
  role text not null,
  statement text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, organisation_id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
) {{keyed}};

create table change_claim (
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
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, result_id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};

create table quality_input (
  tenant_id {{int}} not null,
  id text not null,
  activity_id text not null,
  element text not null,
  text text not null,
  state text not null,
  ask_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, element),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};

create table provision_outcome (
  tenant_id {{int}} not null,
  id text not null,
  activity_id text not null,
  question text not null,
  question_kind text not null,
  period text not null,
  n_reached {{int}},
  n_measured {{int}},
  k {{int}},
  mean {{real}},
  rater text not null,
  is_example {{bool}} not null,
  recorded_at {{int}} not null,
  recorded_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, question_kind, question, period),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};

create table story (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  activity_id text,
  result_id text,
  text text not null,
  told_by text not null,
  told_on text not null,
  perspective text not null,
  consent_session {{bool}} not null,
  consent_council {{bool}} not null,
  consent_public {{bool}} not null,
  consent_given_on text not null,
  consent_text_version text not null,
  state text not null,
  is_example {{bool}} not null,
  withdraw_hash {{blob}},
  created_at {{int}} not null,
  created_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};
create index story_compass on story (tenant_id, compass_id, created_at);
create index story_withdraw on story (tenant_id, withdraw_hash);

create table session (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  title text not null,
  held_on text not null,
  start_time text not null,
  place text not null,
  step {{int}} not null,
  status text not null,
  outcome text not null,
  created_at {{int}} not null,
  created_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index session_compass on session (tenant_id, compass_id, held_on);

create table session_seat (
  tenant_id {{int}} not null,
  session_id text not null,
  seat_id text not null,
  people {{int}} not null,
  primary key (tenant_id, session_id, seat_id),
  foreign key (tenant_id, session_id) references session (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};

create table session_input (
  tenant_id {{int}} not null,
  id text not null,
  session_id text not null,
  perspective text not null,
  text text not null,
  said_by text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references session (tenant_id, id)
) {{keyed}};
create index session_input_of on session_input (tenant_id, session_id);

create table decision (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  session_id text,
  decided_on text not null,
  note text not null,
  created_at {{int}} not null,
  created_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, session_id) references session (tenant_id, id)
) {{keyed}};
create index decision_object on decision (tenant_id, object_id);

create table review (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  cycle_id text not null,
  slug text not null,
  subject_kind text not null,
  subject_id text not null,
  session_id text not null,
  phase text not null,
  keep_nothing {{bool}} not null default false,
  better_nothing {{bool}} not null default false,
  keep_as_is {{bool}} not null default false,
  created_at {{int}} not null,
  created_by text not null,
  finished_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, compass_id, slug),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, cycle_id) references compass_cycle (tenant_id, id),
  foreign key (tenant_id, session_id) references session (tenant_id, id)
) {{keyed}};
create index review_compass on review (tenant_id, compass_id);

create table review_evidence (
  tenant_id {{int}} not null,
  review_id text not null,
  letter text not null,
  kind text not null,
  object_id text not null,
  experience {{bool}} not null,
  primary key (tenant_id, review_id, letter),
  foreign key (tenant_id, review_id) references review (tenant_id, id)
) {{keyed}};

create table review_statement (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  phase text not null,
  seat_id text,
  perspective text not null,
  evidence text not null,
  recognised text not null,
  text text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};
create index review_statement_of on review_statement (tenant_id, review_id, created_at);

create table claim_verdict (
  tenant_id {{int}} not null,
  review_id text not null,
  claim_id text not null,
  verdict text not null,
  note text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, review_id, claim_id),
  foreign key (tenant_id, review_id) references review (tenant_id, id),
  foreign key (tenant_id, claim_id) references change_claim (tenant_id, id)
) {{keyed}};

create table judgement (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  verdict text not null,
  text text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review (tenant_id, id)
) {{keyed}};
create index judgement_of on judgement (tenant_id, review_id, created_at);

create table improvement_action (
  tenant_id {{int}} not null,
  id text not null,
  review_id text not null,
  compass_id text not null,
  text text not null,
  feedback_target text not null,
  owner text not null,
  due_on text not null,
  status text not null,
  effect_note text not null,
  created_at {{int}} not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, review_id) references review (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index improvement_action_compass on improvement_action (tenant_id, compass_id);

create table council_page (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  result_id text not null,
  status text not null,
  blocks text not null,
  frozen_on text not null,
  frozen_at {{int}},
  snapshot text not null,
  content_hash text not null,
  story_id text,
  quote_text text not null default '',
  quote_salt {{blob}},
  created_at {{int}} not null,
  created_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id),
  foreign key (tenant_id, story_id) references story (tenant_id, id)
) {{keyed}};
create unique index council_page_day on council_page (tenant_id, result_id, frozen_on) where frozen_on <> '';
create unique index council_page_draft on council_page (tenant_id, result_id) where frozen_on = '';
create index council_page_result on council_page (tenant_id, result_id, created_at);

create table resident_link (
  tenant_id {{int}} not null,
  id text not null,
  code_hash {{blob}} not null,
  compass_id text not null,
  label text not null,
  created_at {{int}} not null,
  created_by text not null,
  expires_at {{int}} not null,
  withdrawn_at {{int}},
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
