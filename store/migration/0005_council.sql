-- +goose Up
-- From "samen" to the council: the adoption chain, core values, life domains, and what the council asks.

alter table ambition_version add column parked_from text not null default '';
alter table ambition_version add column parked_reason text not null default '';
alter table ambition_version add column parked_until text not null default '';

alter table result_version add column parked_from text not null default '';
alter table result_version add column parked_reason text not null default '';
alter table result_version add column parked_until text not null default '';
-- How far the indicators and targets of the version are: they may go further along the chain than its text, or less far.
alter table result_version add column indicators_status text not null default '';
update result_version set indicators_status = status where status = 'gezamenlijk_vastgesteld';

alter table decision add column outcome text not null default '';
alter table decision add column voting text not null default '';
alter table decision add column votes_for {{int}};
alter table decision add column votes_against {{int}};
alter table decision add column document text not null default '';
alter table decision add column document_at text not null default '';

create table decision_objection (
  tenant_id {{int}} not null,
  decision_id text not null,
  position {{int}} not null,
  made_by text not null,
  text text not null,
  primary key (tenant_id, decision_id, position),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id)
) {{keyed}};

-- What lies ready for a body to decide on.
create table decision_preparation (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  body text not null,
  object_id text not null,
  note text not null,
  document text not null,
  document_at text not null,
  prepared_at {{int}} not null,
  prepared_by text not null,
  prepared_name text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, body, object_id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};

create table adoption_chain (
  tenant_id {{int}} not null,
  object_kind text not null,
  level text not null,
  chain text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, object_kind, level)
) {{keyed}};

-- Short lists of the space's own: core values, life domains.
create table list_item (
  tenant_id {{int}} not null,
  id text not null,
  kind text not null,
  name text not null,
  position {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};
create index list_item_kind on list_item (tenant_id, kind, position);

create table compass_domain (
  tenant_id {{int}} not null,
  compass_id text not null,
  domain_id text not null,
  primary key (tenant_id, compass_id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, domain_id) references list_item (tenant_id, id)
) {{keyed}};

create table core_value_check (
  tenant_id {{int}} not null,
  id text not null,
  result_version_id text not null,
  result_indicator_id text,
  core_value_id text not null,
  verdict text not null,
  note text not null,
  proposed_at {{int}} not null,
  proposed_by text not null,
  proposed_name text not null,
  signed_at {{int}},
  signed_by text not null default '',
  signed_name text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, result_version_id) references result_version (tenant_id, id),
  foreign key (tenant_id, result_indicator_id) references result_indicator (tenant_id, id),
  foreign key (tenant_id, core_value_id) references list_item (tenant_id, id)
) {{keyed}};
create index core_value_check_of on core_value_check (tenant_id, result_version_id);

create table council_question (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  result_id text not null,
  page_day text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_text text not null,
  text text not null,
  asked_at {{int}} not null,
  asked_by text not null,
  asked_name text not null,
  answer text not null default '',
  answered_at {{int}},
  answered_name text not null default '',
  signed_at {{int}},
  signed_name text not null default '',
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};
create index council_question_result on council_question (tenant_id, result_id, asked_at);

create table motion (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  result_id text,
  title text not null,
  decided_on text not null,
  address text not null,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, result_id) references result (tenant_id, id)
) {{keyed}};
create index motion_compass on motion (tenant_id, compass_id);
