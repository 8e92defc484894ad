-- +goose Up
-- Files with figures that a space reads in, and the layers that come of them.

create table figure_import (
  tenant_id {{int}} not null,
  id text not null,
  person_id text not null,
  person_name text not null,
  created_at {{int}} not null,
  state text not null,
  file_name text not null,
  file_hash text not null,
  size {{int}} not null,
  address text not null,
  source_table text not null,
  survey text not null,
  choices text not null,
  outcome text not null,
  areas {{blob}} not null,
  done {{int}} not null default 0,
  total {{int}} not null default 0,
  problem text not null,
  based_on {{int}} not null default 0,
  applied_at {{int}},
  undone_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};
create index figure_import_created on figure_import (tenant_id, created_at);

-- The file until it was read in or thrown away, in pieces, so that no row is large.
create table figure_import_piece (
  tenant_id {{int}} not null,
  import_id text not null,
  position {{int}} not null,
  content {{blob}} not null,
  primary key (tenant_id, import_id, position),
  foreign key (tenant_id, import_id) references figure_import (tenant_id, id) on delete cascade
) {{keyed}};

-- The areas of one level that figures of a space are about, in the order of their values. Its id follows from its content.
create table own_area_list (
  tenant_id {{int}} not null,
  id text not null,
  level text not null,
  year {{int}} not null,
  areas {{blob}} not null,
  primary key (tenant_id, id)
) {{keyed}};

-- As layer, of an indicator of the space. It is in force while its import is.
create table own_layer (
  tenant_id {{int}} not null,
  indicator_id text not null,
  level text not null,
  period text not null,
  breakdown text not null,
  list_id text not null,
  edition {{int}} not null,
  part text not null,
  import_id text not null,
  decimals {{int}} not null,
  basis text not null,
  break_before {{bool}} not null,
  source text not null,
  source_id text not null,
  source_year text not null,
  licence text not null,
  note text not null,
  values_blob {{blob}} not null,
  primary key (tenant_id, indicator_id, level, period, breakdown, edition, part, import_id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id),
  foreign key (tenant_id, list_id) references own_area_list (tenant_id, id),
  foreign key (tenant_id, import_id) references figure_import (tenant_id, id)
) {{table}};
create index own_layer_import on own_layer (tenant_id, import_id);

-- Whose own layers an indicator reads, and how it is known in the source they come from.
alter table indicator add column layers_of text not null default '';
alter table indicator add column source_topic text not null default '';
