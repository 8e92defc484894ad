-- +goose Up
-- National reference data: areas, indicators, layers of figures, boundaries.

create table area_division (
  id text not null primary key,
  year {{int}} not null,
  scope text not null,
  name text not null,
  source text not null
) {{keyed}};

create table area (
  division_id text not null references area_division (id),
  level text not null,
  position {{int}} not null,
  code text not null,
  name text not null,
  name_key text not null,
  parent_code text not null,
  regions text not null,
  profile text not null,
  primary key (division_id, code)
) {{keyed}};
create unique index area_order on area (division_id, level, position);

create table boundary (
  division_id text not null references area_division (id),
  level text not null,
  within_code text not null,
  source text not null,
  licence text not null,
  drawing {{blob}} not null,
  primary key (division_id, level, within_code)
) {{table}};

create table catalogue_indicator (
  key text not null primary key,
  name text not null,
  name_en text not null,
  definition text not null,
  definition_en text not null,
  theme text not null,
  group_name text not null,
  unit text not null,
  decimals {{int}} not null,
  direction text not null,
  nature text not null,
  number_kind text not null,
  basis text not null,
  source text not null,
  source_table text not null,
  publisher text not null,
  licence text not null,
  url text not null,
  note text not null,
  note_en text not null default '',
  numerator_key text not null default '',
  denominator_key text not null default '',
  position {{int}} not null
) {{keyed}};

create table layer (
  indicator_key text not null references catalogue_indicator (key),
  level text not null,
  period text not null,
  breakdown text not null,
  division_id text not null references area_division (id),
  edition {{int}} not null,
  part text not null,
  decimals {{int}} not null,
  basis text not null,
  break_before {{bool}} not null,
  source text not null,
  source_id text not null,
  source_year text not null,
  licence text not null,
  note text not null,
  values_blob {{blob}} not null,
  primary key (indicator_key, level, period, breakdown, division_id, edition, part)
) {{table}};
