-- +goose Up
-- What an indicator counted before its definition became another. Figures point to the definition they came in under by its
-- number: that of the indicator itself is the newest. (An observation names it in the text of what was measured.)

create table indicator_definition (
  tenant_id {{int}} not null,
  indicator_id text not null,
  number {{int}} not null,
  definition text not null,
  only_words {{bool}} not null,
  defined_at {{int}} not null,
  primary key (tenant_id, indicator_id, number),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
) {{keyed}};

alter table indicator add column definition_number {{int}} not null default 1;
alter table indicator add column only_words {{bool}} not null default false;
alter table indicator add column defined_at {{int}} not null default 0;
alter table own_layer add column definition_number {{int}} not null default 1;

-- The same of national indicators, whose definition comes with an edition of the program.
create table catalogue_definition (
  indicator_key text not null references catalogue_indicator (key),
  number {{int}} not null,
  definition text not null,
  definition_en text not null,
  defined_at {{int}} not null,
  primary key (indicator_key, number)
) {{keyed}};

alter table catalogue_indicator add column definition_number {{int}} not null default 1;
alter table catalogue_indicator add column defined_at {{int}} not null default 0;
alter table layer add column definition_number {{int}} not null default 1;
alter table reference_layer add column definition_number {{int}} not null default 1;

-- Of which indicators the figures of a version that was thrown away were, so that who looks back can be told.
create table reference_gone (
  version_number {{int}} not null references reference_version (number),
  indicator_key text not null,
  primary key (version_number, indicator_key)
) {{keyed}};
