-- +goose Up
-- What whoever runs the installation puts in the place of the program's own national figures. A version holds while nobody took
-- it back; of a figure that several versions have, the newest counts, and any goes before the edition of the program.

create table reference_version (
  number {{int}} not null primary key,
  at {{int}} not null,
  person_name text not null,
  file_name text not null,
  file_hash text not null,
  address text not null,
  source text not null,
  source_table text not null,
  modified text not null,
  counts text not null,
  undone_at {{int}},
  undone_by text not null default '',
  cleaned_at {{int}}
) {{keyed}};

-- The areas of one level that such figures are about, in the order of their values. Its id follows from its content.
create table reference_list (
  id text not null primary key,
  level text not null,
  year {{int}} not null,
  scope text not null,
  areas {{blob}} not null
) {{keyed}};

-- As layer.
create table reference_layer (
  indicator_key text not null references catalogue_indicator (key),
  level text not null,
  period text not null,
  breakdown text not null,
  list_id text not null references reference_list (id),
  version_number {{int}} not null references reference_version (number),
  part text not null,
  decimals {{int}} not null,
  basis text not null,
  source text not null,
  source_id text not null,
  source_year text not null,
  licence text not null,
  values_blob {{blob}} not null,
  primary key (indicator_key, level, period, breakdown, version_number, part, list_id)
) {{table}};

-- How a national indicator is known in the files it was read from.
create table reference_topic (
  topic text not null primary key,
  indicator_key text not null references catalogue_indicator (key)
) {{keyed}};
